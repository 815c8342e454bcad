"""Which files are documents, in which order and under which names."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from index.documents import Metadata
from index.errors import UsageError
from index.finding.corpus import CorpusEntry, slug
from index.finding.corpus import find_documents as find_all
from index.finding.facts import Facts, complete, differences

TEXT = "一、总则\n\n促进发展。\n"
NAMED = '[[document]]\nid = "b"\nfile = "乙.txt"\ntitle_zh = "乙"\n\n[[document]]\nid = "a"\nfile = "甲.txt"\n'


def find_documents(sources: list[Path]) -> tuple[CorpusEntry, ...]:
    return find_all(sources).entries


def ids(entries: tuple[CorpusEntry, ...]) -> list[tuple[str, str]]:
    return [(entry.id, entry.name) for entry in entries]


def test_corpus_toml_gives_the_order_and_the_rest_follow_by_path(corpus):
    files = dict.fromkeys(("甲.txt", "乙.txt", "z.txt", "sub/a.md", "Jing'an plan.txt"), TEXT)
    assert ids(find_documents([corpus(files, toml=NAMED)])) == [
        ("b", "乙.txt"),
        ("a", "甲.txt"),
        ("jing-an-plan", "Jing'an plan.txt"),
        ("a-2", "sub/a.md"),
        ("z", "z.txt"),
    ]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        pytest.param("普陀区规划", "pu-tuo-qu-gui-hua", id="pinyin"),
        pytest.param("Ｐlan２０２１（终稿）", "plan2021-zhong-gao", id="full width"),
        pytest.param("Café_v2", "cafe-v2", id="accents"),
        pytest.param("……", "document", id="nothing left"),
    ],
)
def test_unnamed_documents_get_a_readable_ascii_id(name, expected):
    assert slug(name) == expected


@pytest.mark.parametrize(
    ("toml", "complaint"),
    [
        pytest.param("[[document]]\nid = \nfile", "line 2", id="no TOML"),
        pytest.param('[document]\nid = "a"\n', "two brackets", id="one bracket"),
        pytest.param(
            NAMED + '[[document]]\nid = "a"\nfile = "c.txt"\n', "line 9: the id 'a' is taken by 甲.txt", id="twice"
        ),
        pytest.param('[[document]]\nfile = "a.txt"\n', "line 1: id must be", id="no id"),
        pytest.param(
            '# x\n\n[[document]]\nid = "A b"\nfile = "a.txt"\n', "line 3: id must be", id="id that is no address"
        ),
        pytest.param('[[document]]\nid = "a"\n', "line 1: file must name", id="no file"),
        pytest.param(
            '[[document]]\nid = "a"\nfile = "../a.txt"\n', "line 1: file must name", id="outside of the folder"
        ),
        pytest.param(
            '[[document]]\nid = "a"\nfile = "a.txt"\nsha256 = "1"\n', "line 1: sha256 must be", id="short sum"
        ),
        pytest.param(
            '[[document]]\nid = "a"\nfile = "a.txt"\ntitel = "x"\n', "line 1: unknown key 'titel'", id="misspelt key"
        ),
        pytest.param(
            '[[document]]\nid = "a"\nfile = "a.txt"\nissuers = "x"\n', "line 1: issuers must be", id="no list"
        ),
        pytest.param('[[document]]\nid = "a"\nfile = "a.txt"\nurl = "javascript:x"\n', "line 1: url must", id="url"),
        pytest.param('[[document]]\nid = "a"\nfile = "a.txt"\ntype = 3\n', "line 1: type must be", id="a number"),
    ],
)
def test_a_wrong_corpus_toml_is_refused_with_its_line(corpus, toml, complaint):
    with pytest.raises(UsageError, match=r"corpus\.toml") as caught:
        find_documents([corpus({"a.txt": TEXT}, toml=toml)])
    assert complaint in str(caught.value)


def test_dates_may_be_dates_of_toml(corpus):
    toml = '[[document]]\nid = "a"\nfile = "a.txt"\ndate = 2021-11-29\n'
    (entry,) = find_documents([corpus({"a.txt": TEXT}, toml=toml)])
    assert entry.facts == Facts(date="2021-11-29")


def test_a_missing_file_that_is_named_is_found_with_its_problem(corpus):
    missing, _ = find_documents([corpus({"甲.txt": TEXT}, toml=NAMED)])
    assert (missing.id, missing.problem) == ("b", "No such file or directory: mend or remove it")


def test_a_single_file_is_described_by_the_corpus_toml_beside_it(corpus):
    folder = corpus({"甲.txt": TEXT, "c.txt": TEXT}, toml=NAMED)
    assert ids(find_documents([folder / "甲.txt", folder / "c.txt"])) == [("a", "甲.txt"), ("c", "c.txt")]


def test_a_file_is_found_once_whichever_way_leads_to_it(corpus):
    folder = corpus({"a.txt": TEXT, "sub/b.txt": TEXT})
    (folder / "link.txt").symlink_to("a.txt")
    assert ids(find_documents([folder, folder / "sub", folder / "a.txt"])) == [("a", "a.txt"), ("b", "sub/b.txt")]


def test_what_is_no_document_is_left_out(corpus):
    files = dict.fromkeys(("a.txt", ".hidden.txt", ".git/b.txt", "terms/dictionary.tsv", "translations/a.po"), TEXT)
    assert ids(find_documents([corpus(files, toml="")])) == [("a", "a.txt")]


def test_links_that_lead_in_circles_end(corpus):
    folder = corpus({"sub/a.txt": TEXT})
    (folder / "sub" / "up").symlink_to("..")
    (folder / "self.txt").symlink_to("self.txt")
    loop, document = sorted(find_documents([folder]), key=lambda entry: entry.problem is None)
    assert (loop.name, document.name) == ("self.txt", "sub/a.txt")
    assert "symbolic links" in str(loop.problem)


def test_a_pipe_is_never_opened(corpus):
    folder = corpus({"a.txt": TEXT})
    os.mkfifo(folder / "pipe.txt")
    problems = {entry.name: entry.problem for entry in find_documents([folder])}
    assert problems == {"a.txt": None, "pipe.txt": "is no regular file: remove it from the sources"}


def test_a_file_name_that_is_no_text_can_still_be_printed(corpus):
    folder = corpus({"a.txt": TEXT})
    Path(os.fsdecode(bytes(folder) + b"/\xc6\xd5.txt")).write_text(TEXT, encoding="utf-8")
    names = [entry.name for entry in find_documents([folder])]
    assert names == ["a.txt", "\ufffd\ufffd.txt"]
    assert "".join(names).encode("utf-8")


@pytest.mark.parametrize("sources", [["nowhere"], ["empty"]])
def test_sources_without_a_document_are_wrong_use(tmp_path, sources):
    (tmp_path / "empty").mkdir()
    with pytest.raises(UsageError):
        find_documents([tmp_path / source for source in sources])


def test_one_id_in_two_sources_is_wrong_use(corpus):
    first, second = (corpus({"甲.txt": TEXT, "乙.txt": TEXT}, toml=NAMED, name=name) for name in ("one", "two"))
    with pytest.raises(UsageError, match="the same id"):
        find_documents([first, second])


STATED = Metadata(
    title="“十四五”规划", date="2021-02-03", number="静府发[2021]17号", issuers=("静安区人民政府",), type="规划"
)


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        pytest.param(
            Facts(title='徐汇区生命健康产业"十四五"规划'), 0, id="the title is printed in part, with other quotes"
        ),
        pytest.param(Facts(title="徐汇区三年行动计划"), 1, id="another title"),
        pytest.param(Facts(date="2021-02"), 0, id="known to the month"),
        pytest.param(Facts(date="2021-03"), 1, id="another month"),
        pytest.param(Facts(number="静府发〔2021〕17号"), 0, id="other brackets"),
        pytest.param(Facts(number="静府发〔2021〕1号"), 1, id="part of the number is another number"),
        pytest.param(Facts(issuers=("上海市静安区人民政府",)), 0, id="the city left out"),
        pytest.param(Facts(issuers=("静安区人民政府", "区科委")), 1, id="one more issuer"),
        pytest.param(Facts(status="征求意见稿"), 0, id="the text says nothing about it"),
        pytest.param(Facts(issuers=()), 0, id="corpus.toml names nobody"),
    ],
)
def test_facts_are_compared_as_a_reader_would(facts, expected):
    assert len(differences(facts, STATED)) == expected


def test_what_a_person_wrote_wins_and_the_text_fills_the_rest():
    shown = complete(Facts(title="徐汇区规划", issuers=()), STATED)
    assert (shown.title, shown.issuers, shown.date) == ("徐汇区规划", (), "2021-02-03")


def test_what_nobody_means_as_a_document_is_passed_over_and_told(corpus):
    names = [
        "Thumbs.db",
        "sub/.DS_Store",
        "~$a.docx",
        "a.txt~",
        "page_files/a.js",
        "desktop.ini",
        "__MACOSX/a.txt",
    ]
    files = dict.fromkeys([*names, "plan.txt", "page.html", "my_files/b.txt"], TEXT)
    found = find_all([corpus(files)])
    assert [entry.name for entry in found.entries] == ["my_files/b.txt", "page.html", "plan.txt"]
    assert set(found.passed_over) == {
        "Thumbs.db", "sub/.DS_Store", "~$a.docx", "a.txt~", "page_files", "desktop.ini", "__MACOSX",
    }  # fmt: skip


def test_links_that_lead_out_of_the_sources_are_refused(corpus, tmp_path):
    """A file, a folder, and one that corpus.toml names; a link within the sources is followed."""
    secret = tmp_path / "secret"
    secret.mkdir()
    (secret / "key.txt").write_text(TEXT)
    folder = corpus({"a.txt": TEXT}, toml='[[document]]\nid = "named"\nfile = "named.txt"\n')
    (folder / "named.txt").symlink_to(secret / "key.txt")
    (folder / "other.txt").symlink_to("../secret/key.txt")
    (folder / "more").symlink_to(secret)
    (folder / "again.txt").symlink_to("a.txt")
    problems = {entry.name: entry.problem for entry in find_documents([folder])}
    assert {name for name, problem in problems.items() if problem and "leads out of the sources" in problem} == {
        "named.txt", "other.txt", "more",
    }  # fmt: skip
    assert problems["a.txt" if "a.txt" in problems else "again.txt"] is None
    named = find_documents([folder, secret])
    assert all(entry.problem is None for entry in named), "unless the folder is one of the sources"


ONE = '[[document]]\nid = "cafe"\nfile = "{}"\n'
#: corpus.toml as bytes, what is found or complained of, note
WRITTEN = [
    (b"\xef\xbb\xbf" + ONE.format("caf\u00e9.txt").encode(), "cafe", "a mark of the byte order"),
    (ONE.format("cafe\u0301.txt").encode(), "cafe", "accents apart"),
    (ONE.format("普陀.txt").encode("gb18030"), "line 3: not UTF-8: save it as UTF-8", "encoding"),
]


@pytest.mark.parametrize(("toml", "expected", "note"), WRITTEN, ids=[note for *_, note in WRITTEN])
def test_corpus_toml_is_read_as_editors_write_it(corpus, toml, expected, note):
    folder = corpus({"caf\u00e9.txt": TEXT, "corpus.toml": toml})
    if expected == "cafe":
        assert ids(find_documents([folder])) == [("cafe", "caf\u00e9.txt")]
    else:
        with pytest.raises(UsageError, match=expected):
            find_documents([folder])
