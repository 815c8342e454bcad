"""Building for a cluster: what is sent, what is taken over, what the alias names, what failed builds leave."""

from __future__ import annotations

import contextlib
import json
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest
from opensearchpy import OpenSearch

from index.building import delivering
from index.building.pipeline import build
from index.building.report import Report
from index.errors import BuildError, EngineUnavailable
from index.storing.engine import ENGINE_VARIABLE
from index.storing.generations import open_current
from index.storing.opensearch.book import BOOK, IndexBook, orders_after
from index.storing.opensearch.connecting import ClusterPlace, Patience
from index.storing.opensearch.indices import Indices
from search.service import SearchService
from tests.conftest import TINY, Corpus
from tests.requests import requested

pytestmark = pytest.mark.usefixtures("environment")

FIRST = {
    "a.txt": "甲区关于支持医疗器械的措施\n\n第一条 支持医疗器械研发。\n\n第二条 支持创新药临床试验。\n",
    "c.txt": "丙区关于人才公寓的办法\n\n第一条 建设人才公寓。\n\n第二条 人才公寓由区房管局管理。\n",
    "e.txt": "戊区关于数据中心的规定\n\n第一条 数据中心应当节能。\n\n第二条 支持医疗器械数据中心。\n",
}


@pytest.fixture
def client(place: ClusterPlace) -> Iterator[OpenSearch]:
    with contextlib.closing(place.client()) as client:
        yield client


@pytest.fixture
def write(corpus: Corpus, index_root: Path) -> Callable[..., Report]:
    """Writes documents and builds an index of them."""

    def write_and_build(files: Mapping[str, str], **settings: object) -> Report:
        folder = corpus(files)
        for path in folder.glob("*.txt"):
            if path.name not in files:
                path.unlink()
        return build([folder], index_root, **settings)  # type: ignore[arg-type]

    return write_and_build


def _index_of(root: Path) -> str:
    with contextlib.closing(IndexBook(open_current(root).folder / BOOK)) as book:
        return book.about().index


def _alias(client: OpenSearch, place: ClusterPlace) -> list[str]:
    return list(client.indices.get_alias(name=place.prefix, ignore=[404]).keys() - {"error", "status"})


def _own(client: OpenSearch, place: ClusterPlace, root: Path) -> set[str]:
    """The indices of a folder."""
    own = (root / "opensearch-id").read_text(encoding="ascii").strip()
    found = client.indices.get_mapping(index=f"{place.prefix}-*")
    return {name for name, held in found.items() if held["mappings"]["_meta"].get("root") == own}


def _found(root: Path, q: str, **values: object) -> list[str]:
    with contextlib.closing(SearchService.open(root)) as service:
        page = service.search(requested(q, per_page=100, **values))
        return [f"{result.document.id}/{result.clause.section}/{result.clause.ordinal}" for result in page.results]


def test_all_is_sent_once_and_nothing_when_nothing_has_changed(write, index_root, client, place) -> None:
    first = write(FIRST)
    again = write(FIRST)

    assert first.cluster["sent"] == client.count(index=_index_of(index_root))["count"] == 6 + 3
    assert not again.is_new
    assert _alias(client, place) == [_index_of(index_root)]


#: what comes of the documents, how many entries are sent, note
CHANGES = [
    ({"c.txt": FIRST["c.txt"].replace("建设", "改造")}, 3, "one is changed"),
    ({"b.txt": "乙区关于医疗器械审批的通知\n\n第一条 医疗器械审批提速。\n"}, 2, "one comes in between"),
    ({"f.txt": "己区关于医疗器械的通知\n\n第一条 医疗器械。\n"}, 2, "one comes at the end"),
    ({"a.txt": None}, 0, "one is gone"),
]


@pytest.mark.parametrize(("change", "sent", "note"), CHANGES, ids=[note for *_, note in CHANGES])
def test_only_what_has_changed_is_sent(
    write, index_root: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, change, sent: int, note: str
) -> None:
    # In so small a corpus every change moves the average lengths far.
    monkeypatch.setattr(delivering, "_DRIFT", 10.0)
    write(FIRST)
    before = _index_of(index_root)
    files = {name: text for name, text in {**FIRST, **change}.items() if text is not None}

    report = write(files)

    assert report.cluster["sent"] == sent
    assert _index_of(index_root) != before
    taken_over = {q: _found(index_root, q) for q in ("医疗器械", "公寓", "建设", "改造")}
    in_order = _found(index_root, "", sort="document")
    monkeypatch.setattr(delivering, "_DRIFT", -1.0)
    all_again = write(files, full=True)
    assert all_again.cluster["kept"] == 0
    assert {q: sorted(_found(index_root, q)) for q in taken_over} == {q: sorted(f) for q, f in taken_over.items()}
    assert in_order == _found(index_root, "", sort="document")
    assert [address.partition("/")[0] for address in in_order] == sorted(
        address.partition("/")[0] for address in in_order
    )


def test_where_average_lengths_have_moved_too_far_all_is_sent_again(write, index_root: Path) -> None:
    write(FIRST)
    report = write({**FIRST, "z.txt": "庚区的长文\n\n第一条 " + "支持企业发展，" * 200 + "。\n"})

    assert report.cluster["kept"] == 0
    assert report.cluster["sent"] == 9 + 2


def test_the_generation_before_is_there_to_return_to(write, index_root: Path, client, place, command) -> None:
    write(FIRST)
    before = _index_of(index_root)
    write({**FIRST, "c.txt": FIRST["c.txt"].replace("建设", "改造")})

    done = command("rollback", "--out", index_root)

    assert done.returncode == 0, done.stderr
    assert _alias(client, place) == [before] == [_index_of(index_root)]
    assert _found(index_root, "改造", exact=True) == []
    assert len(_found(index_root, "建设", exact=True)) == 1


def test_indices_go_with_the_generations_that_know_them(write, index_root: Path, client, place) -> None:
    for number in range(5):
        write({**FIRST, "c.txt": FIRST["c.txt"] + f"\n第三条 第{number}次修改。\n"})

    assert len(_own(client, place, index_root)) == 3


def test_what_a_build_that_died_has_left_is_removed_by_the_next(write, index_root: Path, client, place) -> None:
    write(FIRST)
    with contextlib.closing(Indices(place, index_root, Patience())) as indices:
        left = indices.create(1)
    current = _alias(client, place)
    assert left in _own(client, place, index_root)

    write(FIRST)

    assert _own(client, place, index_root) == {_index_of(index_root)}
    assert _alias(client, place) == current


def test_an_index_of_another_folder_is_left_alone(write, index_root: Path, client, place, tmp_path: Path) -> None:
    other = tmp_path / "other"
    other.mkdir()
    with contextlib.closing(Indices(place, other, Patience())) as indices:
        theirs = indices.create(1)
    write(FIRST)

    assert client.indices.exists(index=theirs)


def test_a_build_that_fails_leaves_the_alias_and_nothing_else(
    write, index_root: Path, client, place, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(FIRST)
    before, alias = _own(client, place, index_root), _alias(client, place)

    def fail(*_: object) -> None:
        raise BuildError("the index does not find a word")

    with monkeypatch.context() as patch, pytest.raises(BuildError):
        patch.setattr(Indices, "probe", fail)
        write({**FIRST, "d.txt": "丁区的通知\n\n第一条 通知。\n"})

    assert (_own(client, place, index_root), _alias(client, place)) == (before, alias)
    assert len(_found(index_root, "医疗器械", exact=True)) == 4


def test_an_index_that_was_lost_says_so_and_is_made_again(write, index_root: Path, client) -> None:
    write(FIRST)
    client.indices.delete(index=_index_of(index_root))

    with pytest.raises(EngineUnavailable, match="build it again"):
        _found(index_root, "医疗器械")
    report = write(FIRST)

    assert report.is_new
    assert report.cluster["sent"] == 9
    assert len(_found(index_root, "医疗器械", exact=True)) == 4


def test_an_index_changes_its_engine(write, index_root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(FIRST)
    with monkeypatch.context() as patch:
        patch.setenv(ENGINE_VARIABLE, "memory")
        in_memory = write(FIRST)
        assert (in_memory.is_new, in_memory.cluster) == (True, {})
        found = _found(index_root, "医疗器械")
    back = write(FIRST)

    assert back.cluster["sent"] == 9
    assert _found(index_root, "医疗器械") == found


def test_several_processes_send_what_one_does(corpus: Corpus, index_root: Path, command, client) -> None:
    files = {f"{n:02}.txt": TINY["measures.txt"].replace("静安", f"第{n}") * 40 for n in range(6)}
    done = command(corpus(files), "--out", index_root, "--jobs", "2", "--json", "--quiet")
    report = json.loads(done.stdout)

    assert report["cluster"]["sent"] == report["counts"]["clauses"] + 6
    assert client.count(index=_index_of(index_root))["count"] == report["cluster"]["sent"]


#: orders before, documents, those that are kept, orders after, note
ORDERS = [
    ({}, ["a", "b"], [], [2**20, 2**21], "a first index"),
    ({"a": 10, "b": 20}, ["a", "x", "b"], ["a", "b"], [10, 15, 20], "in between"),
    ({"a": 10, "b": 20}, ["b", "a"], ["a", "b"], [10, 10 + 2**20], "two that change places: one is sent again"),
    ({"a": 10, "b": 11}, ["a", "x", "b"], ["a", "b"], [2**20, 2**21, 3 * 2**20], "no room: all are"),
    ({"a": 10}, ["x", "a"], ["a"], [5, 10], "before the first"),
]


@pytest.mark.parametrize(("before", "documents", "kept", "after", "note"), ORDERS, ids=[note for *_, note in ORDERS])
def test_documents_keep_their_order(before, documents, kept, after: list[int], note: str) -> None:
    orders = orders_after(before, documents, kept)
    assert list(orders) == documents
    if note.startswith("two"):
        assert sorted(orders.values()) == list(orders.values())
        assert sum(orders[document] == before[document] for document in before) == 1
    else:
        assert list(orders.values()) == after
