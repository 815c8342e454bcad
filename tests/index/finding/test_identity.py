"""An id stays with its document, whatever comes, goes or is renamed."""

from __future__ import annotations

from pathlib import Path

import pytest

from index.building.pipeline import build
from index.building.report import Report
from index.finding.corpus import CorpusEntry, find_documents
from index.finding.identity import keep_ids
from index.storing.ledger import Publication
from index.storing.manifest import sha256_of

ROADS = (
    "市政道路养护办法\n\n一、总则\n\n为了加强城市道路养护和路灯管理，保障行人安全，制定本办法。\n\n"
    "二、经费\n\n养护经费列入年度预算。\n"
)
PARKS = (
    "城市公园绿化办法\n\n一、总则\n\n为了保护公园绿地，规范修剪与养护，方便居民休憩，制定本办法。\n\n"
    "二、开放\n\n公园全年免费开放。\n"
)
PAGE = f"<html><body>{''.join(f'<p>{line}</p>' for line in PARKS.splitlines() if line)}</body></html>"
NAMED = '[[document]]\nid = "{id}"\nfile = "{file}"\n'


def ids(report: Report) -> dict[str, str]:
    """The id of each file."""
    return {row.source: row.id for row in report.rows}


#: files and corpus.toml of a first build, of a second one, the ids after it, note; a file that is None is removed
CHANGES = [
    ({"办法.txt": ROADS}, {"办法.html": PAGE}, {"办法.html": "ban-fa-2", "办法.txt": "ban-fa"}, "another suffix"),
    ({"市政.txt": ROADS}, {"失政.txt": PARKS}, {"失政.txt": "shi-zheng-2", "市政.txt": "shi-zheng"}, "homophones"),
    ({"🌳.txt": ROADS}, {"🌱.txt": PARKS}, {"🌱.txt": "document-2", "🌳.txt": "document"}, "names without letters"),
    ({"b/plan.txt": ROADS}, {"a/plan.txt": PARKS}, {"a/plan.txt": "plan-2", "b/plan.txt": "plan"}, "an earlier folder"),
    ({"a.txt": ROADS, "a.md": PARKS}, {"a.md": None}, {"a.txt": "a-2"}, "the first of a name is removed"),
    ({"plan.txt": ROADS}, {"plan.txt": None, "new.txt": ROADS}, {"new.txt": "plan"}, "renamed"),
    ({"plan.txt": ROADS}, {"plan.txt": None, "sub/plan.txt": ROADS}, {"sub/plan.txt": "plan"}, "moved to a folder"),
    ({"plan.txt": PARKS}, {"plan.txt": None, "园林.html": PAGE}, {"园林.html": "plan"}, "converted under another name"),
    ({"plan.txt": ROADS}, {"plan.txt": None, "plan.html": PAGE}, {"plan.html": "plan-2"}, "replaced by another text"),
    (
        {"plan.txt": ROADS},
        {"other.txt": PARKS, "corpus.toml": NAMED.format(id="plan", file="other.txt")},
        {"other.txt": "plan-2", "plan.txt": "plan"},
        "corpus.toml gives the id to a newcomer",
    ),
    (
        {"plan.txt": ROADS, "corpus.toml": NAMED.format(id="roads", file="plan.txt")},
        {"plan.txt": None, "v2.html": PAGE, "corpus.toml": NAMED.format(id="roads", file="v2.html")},
        {"v2.html": "roads"},
        "corpus.toml names the new file of a document",
    ),
]


def change(folder: Path, files: dict[str, str | None]) -> None:
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if text is None:
            path.unlink()
        else:
            path.write_text(text, encoding="utf-8")


class Corpus:
    """A folder whose documents are named again after every change, without a build."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.published: dict[str, Publication] = {}
        self.said: dict[str, set[str]] = {}

    def name(self, files: dict[str, str | None]) -> dict[str, str]:
        """Change the files; the id of each file then."""
        change(self.folder, files)
        found = keep_ids(find_documents([self.folder]).entries, self.published, self._likeness)
        gone = {name: one._replace(home=found.renamed.get(name)) for name, one in self.published.items()}
        self.published = gone | {e.id: Publication(e.id, e.name, sha256_of(e.path), "", e.id) for e in found.entries}
        self.said |= {entry.id: _lines(entry.path) for entry in found.entries}
        return {entry.name: entry.id for entry in found.entries}

    def _likeness(self, entry: CorpusEntry, document: str) -> float:
        said = self.said[document]
        return len(said & _lines(entry.path)) / len(said)


def _lines(path: Path) -> set[str]:
    text = path.read_text(encoding="utf-8").replace("<p>", "\n").replace("</p>", "\n")
    return {line for line in text.splitlines() if line and "<" not in line}


@pytest.mark.parametrize(("before", "after", "expected", "note"), CHANGES, ids=[row[-1] for row in CHANGES])
def test_nothing_moves_the_id_of_a_document(tmp_path: Path, before, after, expected, note) -> None:
    corpus = Corpus(tmp_path)
    corpus.name(before)
    assert corpus.name(after) == expected
    assert corpus.name({}) == expected, "and again"


def test_who_comes_back_is_who_it_was(tmp_path: Path) -> None:
    corpus = Corpus(tmp_path)
    corpus.name({"办法.txt": ROADS, "other.txt": PARKS})
    other = "一、范围\n\n本办法适用于班级管理。\n"
    assert corpus.name({"办法.txt": None, "班法.txt": other})["班法.txt"] == "ban-fa-2", (
        "an id that is gone stays taken"
    )
    assert corpus.name({"办法.txt": ROADS})["办法.txt"] == "ban-fa"


def test_a_document_is_known_again_by_what_it_says(tmp_path: Path, index_root: Path) -> None:
    folder = tmp_path / "src"
    change(folder, {"plan.txt": PARKS, "roads.txt": ROADS})
    build([folder], index_root)
    change(folder, {"plan.txt": None, "roads.txt": None, "园林.html": PAGE, "新.txt": "一、总则\n\n另一件事。\n"})
    assert ids(build([folder], index_root)) == {"园林.html": "plan", "新.txt": "xin"}


def test_a_forced_change_is_told_and_the_old_id_is_never_given_again(tmp_path: Path, index_root: Path) -> None:
    folder = tmp_path / "src"
    change(folder, {"plan.txt": ROADS})
    build([folder], index_root)
    change(folder, {"corpus.toml": NAMED.format(id="roads", file="plan.txt"), "plan.html": PAGE})
    report = build([folder], index_root)
    assert ids(report) == {"plan.txt": "roads", "plan.html": "plan-2"}
    assert report.notes == (
        "plan.txt: its id was plan and is roads now, as corpus.toml says; the addresses of plan lead to those of roads",
    )
    assert build([folder], index_root).notes == (), "told once"


def test_an_id_that_corpus_toml_may_not_give_away_is_told_with_the_cure(tmp_path: Path) -> None:
    corpus = Corpus(tmp_path)
    corpus.name({"plan.txt": ROADS})
    change(tmp_path, {"other.txt": PARKS, "corpus.toml": NAMED.format(id="plan", file="other.txt")})
    (note,) = keep_ids(find_documents([tmp_path]).entries, corpus.published, lambda entry, document: 0.0).notes
    assert note.startswith("other.txt: the id plan that corpus.toml gives it is that of plan.txt")
    both = NAMED.format(id="plan", file="other.txt") + NAMED.format(id="roads", file="plan.txt")
    assert corpus.name({"corpus.toml": both}) == {"other.txt": "plan", "plan.txt": "roads"}


def test_its_english_follows_a_document_to_another_id(tmp_path: Path, index_root: Path) -> None:
    folder = tmp_path / "src"
    po = 'msgctxt "plan/2/1"\nmsgid "养护经费列入年度预算。"\nmsgstr "Upkeep is budgeted."\n'
    change(folder, {"plan.txt": ROADS, "translations/en/plan.po": po})
    before = build([folder], index_root).english["plan"]
    change(folder, {"corpus.toml": NAMED.format(id="roads", file="plan.txt"), "plan.html": PAGE})
    for _ in range(2):
        assert build([folder], index_root).english["roads"] == before
