"""What Taiwan calls a thing leads to what the documents call it."""

from __future__ import annotations

import pytest

from index.wordbook.regional import compile_regional
from tests.vocabulary import vocabulary

#: words of the documents, Taiwan's word → theirs, note
WORDS = [
    (["软件"], {"软体": "软件"}, "another word"),
    (["人工智能"], {"人工智慧": "人工智能"}, "a longer one"),
    (["医疗"], {}, "the same word in other characters"),
    (["软件", "软体"], {}, "a word that is one here too"),
    (["云", "AI"], {}, "single characters and Latin words"),
    ([], {}, "no words"),
]


@pytest.mark.parametrize(("words", "leads", "note"), WORDS, ids=[note for *_, note in WORDS])
def test_another_word_leads_to_the_word_of_the_documents(words: list[str], leads: dict[str, str], note: str) -> None:
    assert compile_regional(words, vocabulary().fold) == leads
