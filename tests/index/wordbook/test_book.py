"""The file of the wordbook gives back what was written, in the same bytes, to several readers at once."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import pytest

from index.errors import IndexDamaged
from index.wordbook.book import Contents, Sense, Wordbook, write
from index.wordbook.headwords import OTHER, PREFERRED, SPELT, Headword, Rendering

DEVICES = (Rendering("医疗器械", "zh", "医疗器械", ("医疗器械",)), Rendering("Devices", "en", "devices", ("device",)))
CONTENTS = Contents(
    entries=(
        Headword("devices", "industry", DEVICES, {"医疗器械": PREFERRED, "device": PREFERRED, "apparatus": OTHER}),
        Headword("apparatus", "industry", DEVICES[:1], {"apparatus": PREFERRED}),
        Headword("putuo", "district", (), {"putuoqu": SPELT}),
    ),
    fillers=["哪个", "how many", "哪个"],
    general={"cancer": ("肿瘤", "癌症"), "癌症": ("cancer",)},
    terms={"医疗器械": 3, "device": 2},
    sounds={"医": "yi", "行": "hang/xing"},
    english=["device", "cancer"],
    families={"invest": ("investing", "investment")},
    slight=["支持", "new", "new"],
    asked={7: ("住哪里", "flats")},
)


def _write(path: Path, contents: Contents = CONTENTS) -> Path:
    with closing(sqlite3.connect(path)) as connection:
        write(connection, contents)
    return path


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Wordbook]:
    with closing(Wordbook(_write(tmp_path / "w.sqlite"))) as book:
        yield book


def test_a_name_leads_to_what_is_called_so_first(book: Wordbook) -> None:
    assert book.leads("apparatus") == [
        Sense(PREFERRED, "apparatus", "industry", DEVICES[:1]),
        Sense(OTHER, "devices", "industry", DEVICES),
    ]
    assert book.leads("putuoqu") == [Sense(SPELT, "putuo", "district", ())]
    assert book.leads("nothing") == []


def test_everything_else_comes_back(book: Wordbook) -> None:
    assert book.fillers == {"哪个", "how many"}
    assert (list(book.general("cancer")), list(book.general("癌症")), list(book.general("x"))) == (
        ["肿瘤", "癌症"],
        ["cancer"],
        [],
    )
    assert book.terms() == CONTENTS.terms
    assert book.sounds() == CONTENTS.sounds
    assert [list(book.family(word)) for word in ("investment", "device")] == [["investing"], []]
    assert [book.holds(word) for word in ("device", "devic")] == [True, False]
    assert book.slight == {"支持", "new"}
    assert [list(book.asked(number)) for number in (7, 8)] == [["住哪里", "flats"], []]
    assert [book.is_english(word) for word in ("device", "devic")] == [True, False]


def test_an_empty_wordbook_leads_nowhere(tmp_path: Path) -> None:
    with closing(Wordbook(_write(tmp_path / "empty.sqlite", Contents((), (), {}, {}, {}, (), {})))) as book:
        assert (book.leads("a"), book.fillers, list(book.general("a"))) == ([], frozenset(), [])
        assert (book.terms(), book.sounds(), book.is_english("a")) == ({}, {}, False)


def test_the_same_contents_give_the_same_bytes(tmp_path: Path) -> None:
    one, two = (_write(tmp_path / name).read_bytes() for name in ("one", "two"))
    assert one == two


def test_threads_share_one_wordbook(book: Wordbook) -> None:
    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(lambda _: (book.leads("device")[0].code, len(book.general("cancer"))), range(200)))
    assert found == [("devices", 2)] * 200


@pytest.mark.parametrize("content", [None, b"no database at all" * 99])
def test_a_file_that_is_no_wordbook_is_one_clear_error(tmp_path: Path, content: bytes | None) -> None:
    path = tmp_path / "w.sqlite"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(IndexDamaged, match="python -m index"):
        Wordbook(path).leads("a")
