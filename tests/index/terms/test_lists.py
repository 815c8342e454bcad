"""The files of seeds/terms: read in full, and refused with file, line and cure where a row is wrong."""

import re
from pathlib import Path

import pytest

from index.errors import UsageError
from index.terms.glossary import load_glossary
from index.terms.lists import Lexicon, Terms, load_terms
from index.terms.tabular import Columns, read_table

TERMS = Path(__file__).parents[3] / "seeds/terms"


@pytest.fixture(scope="module")
def terms():
    return load_terms(TERMS)


def test_the_dictionary_holds_the_words_of_the_field(terms):
    words = {term.text for term in terms.dictionary}
    assert len(words) >= 600
    assert {"智创城", "卫健委", "九州通", "创新药", "植介入", "氘代", "脑机接口"} <= words
    assert all(re.fullmatch("[一-鿿]{2,}", word) for word in words)


def test_every_district_of_shanghai_is_there(terms):
    districts = {district.code: district for district in terms.lexicon.districts}
    assert len(districts) == 16
    assert districts["jingan"].zh == "静安区"
    assert districts["jingan"].en == "Jing'an"
    assert {"静安", "Jingan", "Jinganqu"} <= set(districts["jingan"].aliases)
    assert "Putuoqu" in districts["putuo"].aliases


def test_no_two_districts_share_a_name(terms):
    names = [name.casefold() for each in terms.lexicon.districts for name in (each.zh, each.en, *each.aliases)]
    assert len(set(names)) == len(names)


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("区卫健委", "区卫生健康委"),
        ("区卫生健康委", "区卫生健康委"),
        ("区发改委", "区发展改革委"),
        ("区市场监督管理局", "区市场监管局"),
        ("区规资局", "区规划资源局"),
        ("区环保局", "区生态环境局"),
        ("卫健委", "卫生健康委"),
        ("上海交大", "上海交通大学"),
    ],
)
def test_departments_have_a_usual_name(terms, written, name):
    assert terms.lexicon.departments[written] == name


def test_a_usual_name_is_its_own_and_has_one_official_name(terms):
    for department in terms.departments:
        assert terms.lexicon.departments[department.name] == department.name
        assert department.official
    named = {(each.name, each.official) for each in terms.departments}
    assert len(named) == len({name for name, _ in named})


def test_fillers_are_nothing_that_a_concept_is_called():
    """A filler need not match, so no rendering of the glossary may be one; but “who” is also the WHO, “it” IT."""
    rows = list(read_table(TERMS / "fillers.tsv", Columns(("text", "language", "note"), filled=2)))
    assert {language for _, language, _ in rows} == {"zh", "en"}
    assert [text for text, language, _ in rows if (language == "zh") != bool(re.fullmatch("[一-鿿]+", text))] == []
    assert [text for text, _, _ in rows if text != text.casefold()] == []
    called = {text.casefold() for one in load_glossary(TERMS) for text in (*one.chinese, *one.english)}
    assert {text for text, _, _ in rows} & called == {"who", "it"}


@pytest.mark.parametrize("folder", [None, Path("nowhere")])
def test_no_folder_gives_no_terms(folder):
    assert load_terms(folder) == Terms(dictionary=(), lexicon=Lexicon(), departments=())


HEAD = "term\ttag\tnote\n"
WRONG = (
    (b"word\ttag\n", r"line 1: the header is .*term, tag, note", "another header"),
    (f"{HEAD}桃浦\n".encode(), r"line 2: no tag.*parted by tabs", "a column is missing"),
    (f"{HEAD}桃浦  park\n".encode(), "line 2: no tag", "spaces instead of tabs"),
    (f"{HEAD}# parks\n\n\tpark\t\n".encode(), "line 4: no term", "an empty column, behind a comment"),
    (
        f"{HEAD}桃浦\tpark\t\n苏河\tplace\t\n桃浦\tplace\t\n".encode(),
        "line 4: “桃浦” again.*line 2",
        "the same word twice",
    ),
    (f"{HEAD}桃浦\tpark\ta\tb\n".encode(), "line 2: 4 columns", "a column too many"),
    ("term\ttag\tnote\n桃浦\tpark\n".encode("gb18030"), "not UTF-8.*Save it as UTF-8", "another encoding"),
)


@pytest.mark.parametrize(("content", "message"), [case[:2] for case in WRONG], ids=[case[2] for case in WRONG])
def test_a_wrong_row_is_named_with_its_cure(tmp_path, content, message):
    (tmp_path / "dictionary.tsv").write_bytes(content)
    with pytest.raises(UsageError, match=message) as caught:
        load_terms(tmp_path)
    assert "dictionary.tsv" in str(caught.value)


def test_a_file_from_another_editor_is_read(tmp_path):
    """With a byte order mark, Windows line ends, and no last column."""
    (tmp_path / "dictionary.tsv").write_bytes("\ufeffterm\ttag\tnote\r\n桃浦\tpark\r\n".encode())
    assert [(term.text, term.tag, term.note) for term in load_terms(tmp_path).dictionary] == [("桃浦", "park", "")]


def test_a_folder_where_a_file_should_be(tmp_path):
    (tmp_path / "districts.tsv").mkdir()
    with pytest.raises(UsageError, match=r"districts\.tsv.*Make it readable"):
        load_terms(tmp_path)
