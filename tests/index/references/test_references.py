"""What a text cites: titles with and without marks, numbers with their parts, and what for."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from index.documents import Clause, Coverage, Document, Metadata, Section
from index.references.numbers import numbers
from index.references.records import Reference
from index.references.relations import relation
from index.references.resolving import KnownWorks, resolve
from index.references.stage import references
from index.references.titles import mentions
from index.terms.lists import load_terms

LEXICON = load_terms(Path(__file__).resolve().parents[3] / "seeds" / "terms").lexicon
#: text, issuer, year, number, note
NUMBERS = [
    ("按照沪府办规〔2021〕5号执行", "沪府办规", 2021, 5, "the brackets of the rule"),
    ("（沪府发[2018]25 号）", "沪府发", 2018, 25, "square brackets, a space"),
    ("国发（2016）77号", "国发", 2016, 77, "round brackets"),
    ("根据和遵照京津冀协同办发【２０２２】第３号", "京津冀协同办发", 2022, 3, "full width, 第"),
    ("国办发〔二〇一九〕4号", "国办发", 2019, 4, "a year in characters"),
    ("2000年3月20日中华人民共和国国务院令第285号公布", "国务院令", None, 285, "an order has no year"),
    ("上海市人民政府令第十六号", "上海市人民政府令", None, 16, "a number in characters"),
    ("国家药监局公告2021年第5号", "国家药监局公告", 2021, 5, "an announcement"),
]


@pytest.mark.parametrize(("text", "issuer", "year", "serial", "note"), NUMBERS, ids=[row[-1] for row in NUMBERS])
def test_a_number_is_found_with_its_parts(text, issuer, year, serial, note):
    ((start, end, number),) = numbers(text)
    assert (number.issuer, number.year, number.serial) == (issuer, year, serial)
    assert text[start:].startswith(issuer)
    assert text[end - 1] == "号"


@pytest.mark.parametrize("text", ["共计（2021）5家", "咨询电话22050931号", "第5号楼", "2021年第3季度", "热线12345号"])
def test_what_only_looks_like_a_number_is_none(text):
    assert list(numbers(text)) == []


#: text, titles, numbers, note
MENTIONS = [
    ("根据《甲》（沪府发〔2018〕25号）和《乙》", ["甲", "乙"], ["沪府发〔2018〕25号"], "a number behind its title"),
    ("国发〔2016〕77号《促进意见》", ["促进意见"], ["国发〔2016〕77号"], "a number before its title"),
    ("《关于修改〈甲条例〉的决定》", ["关于修改〈甲条例〉的决定"], [], "a title in a title"),
    ("《关于修改《甲条例》的决定》", ["关于修改《甲条例》的决定"], [], "the same marks inside"),
    ("《促进生命 健康\n产业意见》", ["促进生命健康产业意见"], [], "torn by the layout"),
    ("《甲市总体规划》（以下简称《规划》）提出", ["甲市总体规划"], [], "a short name is no second reference"),
    ("写入国家创新高地“上海方案”，", ["国家创新高地“上海方案”"], [], "quotation marks behind who speaks"),
    ("在甲乙区“十四五”规划中", ["甲乙区“十四五”规划"], [], "a term before the kind"),
    ("实施引进企业“倍增计划”，打造国家级“创新基地”", [], [], "programmes are no documents"),
    ("依照中华人民共和国种子法处理", ["中华人民共和国种子法"], [], "a law without marks"),
    ("在中华人民共和国境内依法经营", [], [], "a territory is no law"),
    ("《没有结尾的标题", [], [], "a mark is missing"),
    ("取得《药品生产许可证》，拍摄纪录片《大国》", [], [], "a form and a work of art"),
    (
        "按浙委发〔2022〕4号、国家统计局第13号令执行",
        [],
        ["浙委发〔2022〕4号", "国家统计局第13号令"],
        "按 alone, an order",
    ),
    ("依据国家药监局2023年第30号公告办理", [], ["国家药监局2023年第30号公告"], "the kind behind the number"),
    ("依据第722号国务院令和第9号楼", [], ["第722号国务院令"], "an order behind its number, a house"),
    ("《甲》（2017年修订，国务院令第676号）", ["甲"], ["国务院令第676号"], "when it was changed before its number"),
    ("《甲》《乙》（以下分别简称“《丙法》”“《丁法》”）", ["甲", "乙"], [], "two short names"),
    ("依照中华人民共和国民法典、中华人民共和国宪法", ["中华人民共和国民法典", "中华人民共和国宪法"], [], "short laws"),
    ("按中华人民共和国种子法实施条例", ["中华人民共和国种子法实施条例"], [], "what carries a law out"),
    ("中华人民共和国司法部、中华人民共和国合法权益", [], [], "no laws"),
    ("播出电视剧《甲》和《乙》，拍摄宣传片《丙条例》", ["丙条例"], [], "works in a row, a rule that is filmed"),
    ("被《Cell》收录的论文，《长江日报》", [], [], "a journal and a newspaper"),
    ("《知情同意书》《报到通知单》《倡议书》《某病历》", ["倡议书"], [], "papers of one case, an appeal"),
    ("省教育厅苏教规〔2022〕1号", [], ["苏教规〔2022〕1号"], "a body before its sign"),
    ("省市场监管局公告2022年第1号", [], ["省市场监管局公告2022年第1号"], "a body before its notice"),
    ("对照浦科经委规〔2022〕1号", [], ["浦科经委规〔2022〕1号"], "经 in a sign, a verb before it"),
    ("依照行政诉讼法第四十九条和本法第五条", ["行政诉讼法"], [], "a law by its short name, an article of its own"),
    ("违反审计法和本条例规定，原合同法第五条", ["审计法", "合同法"], [], "laws beside what is read, and of before"),
    ("根据宪法、甲乙组织法和立法法，制定本条例", ["宪法", "甲乙组织法", "立法法"], [], "laws in a row"),
    ("参照公司法第五条，依照刑法有关规定", ["公司法", "刑法"], [], "the shortest names, a law that ends as 司法 does"),
    ("按照因素法、以奖代补法等规定", [], [], "ways to share money out"),
    ("有本条例第三条情形，人民法院可以认定刑法第五条", ["刑法"], [], "words of the sentence before a law"),
    ("采用成本法第三种方法，由谁执法谁普法第一条", [], [], "ways to reckon and mottos are no laws"),
    (
        "落实甲乙市低空发展条例、京津冀发展规划纲要",
        ["甲乙市低空发展条例", "京津冀发展规划纲要"],
        [],
        "the law of a place",
    ),
    ("按照甲乙区空间总体规划要求，落实示范区总体规划", ["甲乙区空间总体规划"], [], "an area that is not named"),
    ("对接京津冀协同发展规划纲要，制定规划纲要", ["京津冀协同发展规划纲要"], [], "an outline behind a verb"),
    ("全面落实市“助企22条”", ["市“助企22条”"], [], "the level alone behind a verb"),
    ("甲乙部 丙丁局公告2022年第8号", [], ["甲乙部丙丁局公告2022年第8号"], "bodies that speak together"),
    ("根据甲乙部、丙丁委令第9号", [], ["甲乙部、丙丁委令第9号"], "an order of two bodies behind a verb"),
    ("现以深府令第3号公布", [], ["深府令第3号"], "the means of publishing"),
    ("排演《甲》《乙》等红色文艺精品", [], [], "works by what they are praised for"),
    ("舞剧《甲》、交响音画《乙》或组歌《丙》", [], [], "works of several kinds in a row"),
    ("许可证：鲁卫消证字（2020）第0012号", [], [], "the number of a licence"),
]


@pytest.mark.parametrize(("text", "titles", "given", "note"), MENTIONS, ids=[row[-1] for row in MENTIONS])
def test_what_a_text_names(text, titles, given, note):
    found = mentions(text)
    assert [one.title for one in found if one.title] == titles
    assert [one.number.written for one in found if one.number] == given
    assert all(text[one.start : one.end] for one in found)


#: text, titles, note
WORKS = [
    ("诵读《论语》和《道德经》，落实《甲办法》", ["甲办法"], "works beside a document"),
    ("《论语·学而》《史记（全十册）》《论语》第二卷", [], "a part and an edition of a work"),
    ("《论语诵读活动方案》", ["论语诵读活动方案"], "a plan that speaks of a work"),
]


@pytest.mark.parametrize(("text", "titles", "note"), WORKS, ids=[row[-1] for row in WORKS])
def test_works_that_are_known_by_their_title_alone_are_no_documents(text, titles, note):
    assert [one.title for one in mentions(text, LEXICON.works)] == titles


def test_two_titles_are_given_their_numbers_and_short_names_in_order():
    first, second = mentions("《甲》和《乙》（国发〔2021〕1号、国发〔2021〕2号，以下分别简称《丙法》《丁法》）")
    assert [(one.title, one.number and one.number.serial, one.short) for one in (first, second)] == [
        ("甲", 1, "丙法"),
        ("乙", 2, "丁法"),
    ]


#: Batches of sentences that were written down before they were first read; docs/data.md says how the readings went.
BATCHES = [
    json.loads(line) for line in Path(__file__).with_name("batches.jsonl").read_text(encoding="utf-8").splitlines()
]


@pytest.mark.parametrize("row", BATCHES, ids=[row["note"] for row in BATCHES])
def test_what_sentences_of_other_places_name(row):
    said = mentions(row["text"], LEXICON.works)
    found = [[one.title or "", one.number.written if one.number else ""] for one in said]
    assert found == row["mentions"]


#: text, the title, what for
RELATIONS = [
    ("根据《甲》以及《乙》，结合《丙》制定本办法", "乙", "basis"),
    ("结合《丙》（沪府发〔2018〕25号）以及《丁》，坚持创新", "丁", "basis"),
    ("为贯彻落实《甲》，加快发展", "甲", "implements"),
    ("关于批转区发展改革委《甲》的通知", "甲", "forwards"),
    ("于7月15日出台了《甲》", "甲", "reports"),
    ("特制定《甲》", "甲", "reports"),
    ("按《甲》有关规定执行", "甲", "basis"),
    ("《甲》正式印发", "甲", "reports"),
    ("《甲》分为八个部分", "甲", "mentions"),
    ("落实责任。《甲》更加注重", "甲", "mentions"),
    ("现将《甲》转发给你们", "甲", "forwards"),
    ("《甲》《乙》等5个政策文件相继出台", "甲", "reports"),
    ("《甲》由市发展改革委于2022年3月印发", "甲", "reports"),
    ("根据《甲》及其实施条例、《乙》", "乙", "basis"),
    ("对标《甲》", "甲", "basis"),
]


@pytest.mark.parametrize(("text", "title", "expected"), RELATIONS, ids=[row[0] for row in RELATIONS])
def test_what_a_document_is_named_for(text, title, expected):
    place = text.index(f"《{title}》")
    assert relation(text, place, place + len(title) + 2) == expected


def document(name: str, title: str, *texts: str, **metadata: str) -> Document:
    clauses = tuple(
        Clause("1", number, "paragraph", None, None, (), text, None, 0, ()) for number, text in enumerate(texts, 1)
    )
    section = Section("1", 1, "一、", "总则", "section", None, (), None)
    said = Metadata(title=title, **metadata)
    return Document(name, f"{name}.txt", "0", said, (section,), clauses, (), Coverage(0, 0, 0, 0, 0))


def cited(*documents: Document) -> list[Reference]:
    corpus = KnownWorks(documents)
    return [one for each in documents for one in resolve(references(each, {}), corpus)]


def test_a_reference_says_which_document_of_the_corpus_it_means():
    plan = document("plan", "甲区产业发展规划（2021-2023年）", "本规划自发布之日起施行。", number="甲府发〔2021〕3号")
    texts = (
        "根据《甲区产业发展规划(2021—2023)》，制定本办法。",
        "见甲府发[2021]3号。",
        "《甲区产业发展规划（2021-2023年）》（甲府发〔2019〕9号）已废止。",
        "《乙区规划》另行规定。",
    )
    found = [one for one in cited(plan, document("rules", "甲区办法", *texts)) if one.document == "rules"]
    assert [(one.clause, one.document_id) for one in found] == [
        ("rules/1/1", "plan"),
        ("rules/1/2", "plan"),
        ("rules/1/3", None),
        ("rules/1/4", None),
    ]


def test_short_names_stand_for_what_was_named_before_and_for_the_document_itself():
    texts = ("出台《关于支持全链条创新的若干意见》。", "《若干意见》分为八个部分。", "现将《实施意见》印发给你们。")
    first, second, third = cited(document("d", "甲区产业实施意见", *texts))
    assert (first.full, second.full, second.is_self) == (None, "关于支持全链条创新的若干意见", False)
    assert (third.is_self, third.document_id, third.relation) == (True, "d", "reports")


def test_a_short_name_that_several_share_stands_for_none_of_them():
    texts = ("根据《甲市预算监督条例》和《甲市政府投资条例》（以下统称《条例》）制定。", "《条例》另有规定的除外。")
    (*_, last) = cited(document("d", "甲市预算条例", *texts))
    assert (last.title, last.full, last.is_self) == ("条例", None, False)


def test_metadata_and_titles_are_read_too_and_have_no_clause():
    said = {"cover_title": "关于批转《甲区产业实施意见》的通知", "number": "甲府发〔2021〕3号"}
    number, cover = cited(document("d", "甲区产业实施意见", "正文。", **said))
    assert (cover.id, cover.clause, cover.relation, cover.is_self) == ("d#cover_title.1", None, "forwards", True)
    assert (number.id, number.is_self) == ("d#number.1", True)


def test_the_quote_is_the_sentence():
    (one,) = cited(document("d", "甲", "先说一句。根据《乙区规划》办理！再说一句。"))
    assert (one.quote, one.id) == ("根据《乙区规划》办理！", "d/1/1#1")


def test_a_document_in_english_is_read_sentence_by_sentence():
    texts = (
        "Pursuant to the Company Law, these Rules are made. "
        "The Rules on Seed Funds (Hu Fu Gui [2019] No. 2) are repealed.",
        "Implement the Outline of the Delta Region Plan (2021-2025).",
    )
    law, rules, outline = cited(document("d", "Rules on Growth Funds", *texts))
    assert [one.title for one in (law, rules, outline)] == [
        "Company Law",
        "Rules on Seed Funds",
        "Outline of the Delta Region Plan (2021-2025)",
    ]
    assert (law.relation, rules.relation, outline.relation) == ("basis", "reports", "implements")
    assert (rules.number and rules.number.serial, law.quote) == (
        2,
        "Pursuant to the Company Law, these Rules are made.",
    )
