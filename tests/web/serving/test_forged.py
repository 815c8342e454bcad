"""A site over an index that somebody forged says that it is damaged, and runs nothing of it."""

from __future__ import annotations

import pytest

from tests.forging import forge, trap


@pytest.mark.parametrize("name", ["analyser/words.trie", "analyser/script.json", "postings/terms", "wordbook.sqlite"])
def test_a_forged_index_is_not_served(own_index, make_app, tmp_path, name):
    sprung = tmp_path / "sprung"
    forge(own_index, trap(sprung), name)
    client = make_app(own_index).test_client()
    assert [client.get(path).status_code for path in ("/healthz", "/search?q=医疗器械")] == [503, 503]
    assert not sprung.exists()
