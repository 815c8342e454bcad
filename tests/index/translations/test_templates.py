"""`python -m index translations`: templates for what is new, and nothing that a translator wrote is lost."""

from __future__ import annotations

import shutil
from contextlib import closing
from pathlib import Path

import polib
import pytest

from index.__main__ import main
from index.building.pipeline import build
from index.errors import UsageError
from index.storing.catalogue import Catalogue
from index.storing.generations import open_current
from index.storing.ledger import Addresses
from index.translations.files import Message, read_folder, write
from index.translations.templates import update
from tests.conftest import SEEDS, TINY


@pytest.fixture
def translations(tmp_path: Path) -> Path:
    return tmp_path / "en"


def updated(root: Path, folder: Path) -> list[str]:
    generation = open_current(root)
    with (
        closing(Addresses(generation.addresses)) as addresses,
        closing(Catalogue.open(generation.catalogue)) as catalogue,
    ):
        return list(update(folder, catalogue, addresses.leads()))


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def translate(folder: Path, name: str, **changes: object) -> None:
    """Translate every entry that has no English; ``changes`` are attributes of the entry that says 支持研发."""
    file = polib.pofile(str(folder / f"{name}.po"), wrapwidth=110)
    for number, entry in enumerate(file):
        entry.msgstr = entry.msgstr or f"text {number}"
        if entry.msgid == "支持研发":
            for attribute, value in changes.items():
                setattr(entry, attribute, value)
    file.save()


def change(corpus, index_root: Path, old: str, new: str) -> None:
    build([corpus({**TINY, "measures.txt": TINY["measures.txt"].replace(old, new)})], index_root)


def test_a_new_document_gets_a_template(tiny_index, translations):
    lines = updated(tiny_index, translations)
    assert lines[0] == f"{translations}/measures.po: 13 texts, 13 missing"
    assert set(contents(translations)) == {"measures.po", "plan.po", "common.po"}
    entries = read_folder(translations).of("measures")
    assert entries[0] == Message("measures", "静安区关于支持医疗器械产业发展的若干措施", "", False)
    assert Message("measures/2.1", "支持研发", "", False) in entries
    assert [entry.context for entry in entries if "#heading" in entry.context] == ["measures/2.1/2#heading"]


def test_departments_without_english_are_put_into_the_common_file(tiny_index, translations):
    lines = updated(tiny_index, translations)
    assert lines[-1] == f"{translations}/common.po: 1 departments missing"
    assert read_folder(translations).of("common") == (Message("department", "区科委", "", False),)
    translate(translations, "common")
    assert not any("common" in line for line in updated(tiny_index, translations))
    assert read_folder(translations).shared("department") == {"区科委": "text 0"}


def test_running_twice_changes_nothing(tiny_index, translations):
    updated(tiny_index, translations)
    before = contents(translations)
    updated(tiny_index, translations)
    assert contents(translations) == before


def test_what_is_translated_stays(tiny_index, translations):
    updated(tiny_index, translations)
    translate(translations, "measures", msgstr="Support R&D", tcomment="ask Wang", flags=["fuzzy"])
    before = contents(translations)
    assert updated(tiny_index, translations)[0].endswith("13 texts, 1 fuzzy")
    assert contents(translations) == before
    kept = Message("measures/2.1", "支持研发", "Support R&D", True, "ask Wang")
    assert kept in read_folder(translations).of("measures")


def test_a_text_that_changed_is_kept_as_fuzzy(tiny_index, translations, corpus):
    updated(tiny_index, translations)
    translate(translations, "measures", msgstr="Support R&D", tcomment="ask Wang")
    change(corpus, tiny_index, "支持研发", "支持研发创新")
    assert updated(tiny_index, translations)[0].endswith("13 texts, 1 outdated")
    book = read_folder(translations)
    assert Message("measures/2.1", "支持研发创新", "Support R&D", True, "ask Wang") in book.of("measures")
    assert book.retired["measures"] == (Message("measures/2.1", "支持研发", "Support R&D", False, "ask Wang"),)
    before = contents(translations)
    assert updated(tiny_index, translations)[0].endswith("13 texts, 1 fuzzy")
    assert contents(translations) == before


RENAMED = '[[document]]\nid = "steps"\nfile = "measures.txt"\n'


def test_the_file_of_a_document_whose_id_was_changed_goes_on_under_the_new_one(tiny_index, translations, corpus):
    updated(tiny_index, translations)
    translate(translations, "measures", msgstr="Support R&D", tcomment="ask Wang")
    text = TINY["measures.txt"].replace("支持研发", "支持研发创新")
    build([corpus({**TINY, "measures.txt": text}, toml=RENAMED)], tiny_index)
    told = updated(tiny_index, translations)
    assert f"{translations}/measures.po: goes on as steps.po" in told
    assert set(contents(translations)) == {"steps.po", "plan.po", "common.po"}
    entries = read_folder(translations).of("steps")
    assert Message("steps/2.1", "支持研发创新", "Support R&D", True, "ask Wang") in entries
    assert all(entry.context.startswith("steps") for entry in entries)
    before = contents(translations)
    updated(tiny_index, translations)
    assert contents(translations) == before, "once is enough"


def test_what_a_new_file_lacks_is_taken_from_the_old_one(tiny_index, translations, corpus):
    updated(tiny_index, translations)
    translate(translations, "measures", msgstr="Support R&D")
    build([corpus(toml=RENAMED)], tiny_index)
    write(translations / "steps.po", [Message("steps/2.1", "支持研发", "Help research", False)])
    assert any(line.endswith("steps.po: 13 texts, complete") for line in updated(tiny_index, translations))
    book = read_folder(translations)
    assert Message("steps/2.1", "支持研发", "Help research", False) in book.of("steps")
    assert Message("steps/2.1", "支持研发", "Support R&D", False) in book.retired["steps"], "nothing is thrown away"
    assert not (translations / "measures.po").exists()


def test_a_text_that_moved_takes_its_english_along(tiny_index, translations, corpus):
    updated(tiny_index, translations)
    translate(translations, "measures", msgstr="Support R&D")
    change(corpus, tiny_index, "（一）支持研发", "（一）总则\n\n发展。\n\n（二）支持研发")
    updated(tiny_index, translations)
    book = read_folder(translations)
    assert Message("measures/2.2", "支持研发", "Support R&D", False) in book.of("measures")
    assert book.retired["measures"] == ()


def test_a_text_that_is_gone_becomes_obsolete_and_comes_back(tiny_index, translations, corpus):
    updated(tiny_index, translations)
    translate(translations, "measures")
    before = contents(translations)
    gone = "三、保障机制\n\n建立联席会议制度。\n\n"
    change(corpus, tiny_index, gone, "")
    for _ in range(3):
        updated(tiny_index, translations)
    retired = read_folder(translations).retired["measures"]
    assert [entry.text for entry in retired] == ["保障机制", "建立联席会议制度。"]
    assert all(entry.english for entry in retired)
    change(corpus, tiny_index, "", "")
    updated(tiny_index, translations)
    assert contents(translations) == before


def test_the_second_english_of_a_text_is_not_lost_with_its_place(index_root, translations, corpus):
    text = "一、上市\n\n发展。\n\n二、上市\n\n促进。\n"
    build([corpus({"a.txt": text})], index_root)
    updated(index_root, translations)
    file = polib.pofile(str(translations / "a.po"))
    for entry, english in zip((one for one in file if one.msgid == "上市"), ("listing", "launch"), strict=True):
        entry.msgstr = english
    file.save()
    build([corpus({"a.txt": text.replace("二、上市", "二、推广")})], index_root)
    updated(index_root, translations)
    assert [entry.english for entry in read_folder(translations).retired["a"]] == ["launch"]


def test_a_file_that_cannot_be_read_stops_everything(tiny_index, translations):
    updated(tiny_index, translations)
    (translations / "plan.po").write_text("hello\n")
    (translations / "measures.po").unlink()
    with pytest.raises(UsageError, match=r"plan\.po, line 1"):
        updated(tiny_index, translations)
    assert set(contents(translations)) == {"plan.po", "common.po"}


def test_the_command_says_what_is_left_to_do(tiny_index, translations, capsys):
    assert main(["translations", str(translations), "--out", str(tiny_index)]) == 0
    printed = capsys.readouterr()
    assert printed.out == ""
    assert "measures.po: 13 texts, 13 missing" in printed.err


def test_the_command_without_an_index_or_with_a_bad_file(tiny_index, translations, capsys):
    assert main(["translations", str(translations), "--out", str(translations / "none")]) == 4
    translations.mkdir()
    (translations / "plan.po").write_text("hello\n")
    assert main(["translations", str(translations), "--out", str(tiny_index)]) == 2
    assert "plan.po, line 1" in capsys.readouterr().err


def test_the_files_of_the_seeds_are_as_the_command_writes_them(seed_catalogue, translations):
    """A translator who runs it sees only what he changed."""
    shutil.copytree(SEEDS / "translations" / "en", translations)
    before = contents(translations)
    assert all(line.endswith("complete") for line in update(translations, seed_catalogue, {}))
    assert contents(translations) == before
