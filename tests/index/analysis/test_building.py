"""Making an analyser: what its fingerprint depends on, and a cache that saves time and nothing else."""

import shutil

import pytest

from index.analysis import Analyser
from index.analysis.storing import FILES
from index.errors import UsageError

DICTIONARY = "term\ttag\tnote\n翔琼\tcompany\t\n"


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    """A folder of terms, and the cache after the first build of them."""
    root = tmp_path_factory.mktemp("built")
    (root / "terms").mkdir()
    (root / "terms/dictionary.tsv").write_text(DICTIONARY, encoding="utf-8")
    return root, Analyser.build(root / "terms", root / "cache")


@pytest.fixture
def terms(built, tmp_path):
    """The terms of a test's own, with its own cache beside them."""
    shutil.copytree(built[0], tmp_path, dirs_exist_ok=True)
    return tmp_path / "terms"


def _entries(cache):
    return sorted(path.name for path in cache.iterdir())


def test_the_same_terms_are_taken_from_the_cache(built, terms, tmp_path):
    stamps = {path: path.stat().st_mtime_ns for path in (tmp_path / "cache").rglob("*")}
    assert Analyser.build(terms, tmp_path / "cache").fingerprint == built[1].fingerprint
    assert {path: path.stat().st_mtime_ns for path in (tmp_path / "cache").rglob("*")} == stamps
    assert len(_entries(tmp_path / "cache")) == 1


def test_other_terms_are_another_analyser(built, terms, tmp_path):
    (terms / "dictionary.tsv").write_text(DICTIONARY.replace("翔琼", "琼生"), encoding="utf-8")
    other = Analyser.build(terms, tmp_path / "cache")
    assert other.fingerprint != built[1].fingerprint
    assert [token.text for token in built[1].words("翔琼生物")] == ["翔琼", "生物"]
    assert [token.text for token in other.words("翔琼生物")] == ["翔", "琼生", "物"]


@pytest.mark.parametrize("name", FILES)
def test_a_damaged_cache_is_made_again(built, terms, tmp_path, name):
    cache = tmp_path / "cache"
    damaged = cache / _entries(cache)[0] / name
    damaged.write_bytes(damaged.read_bytes()[: damaged.stat().st_size // 2])
    again = Analyser.build(terms, cache)
    assert again.fingerprint == built[1].fingerprint
    assert [token.text for token in again.words("翔琼生物，楓林")] == ["翔琼", "生物", "枫林"]
    assert len(_entries(cache)) == 1


def test_a_cache_that_cannot_be_written_is_done_without(terms, tmp_path):
    (tmp_path / "file").write_text("a file where the folder should be", encoding="utf-8")
    analyser = Analyser.build(terms, tmp_path / "file")
    analyser.save(tmp_path / "saved")
    assert [token.text for token in Analyser.load(tmp_path / "saved").words("翔琼")] == ["翔琼"]


def test_wrong_terms_are_reported(terms, tmp_path):
    (terms / "dictionary.tsv").write_text("term\ttag\tnote\n翔琼\n", encoding="utf-8")
    with pytest.raises(UsageError, match="line 2"):
        Analyser.build(terms, tmp_path / "cache")
