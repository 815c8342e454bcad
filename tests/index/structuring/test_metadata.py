"""What a document says about itself, and what it says about others."""

from __future__ import annotations

import pytest

from index.documents import Metadata
from index.reading import read
from index.structuring import structure
from index.structuring.metadata import read_metadata
from index.structuring.parts import FilePart
from index.structuring.roles import ROLES, role_of
from tests.index.structuring.sources import LEXICON, SEEDS, document, reasons

JINGAN = Metadata(
    title="静安区关于促进生命健康产业发展的实施意见",
    district="jingan",
    issuers=("上海市静安区人民政府",),
    number="静府发〔2021〕17号",
    date="2021-11-29",
    type="实施意见",
    status="印发",
    stage="issued",
    cover_title="上海市静安区人民政府关于批转区发展改革委《静安区关于促进生命健康产业发展的实施意见》的通知",
    addressees="区政府各委、办、局，各街道办事处、彭浦镇政府，各有关企业",
    copied_to="区委各部门，区人大常委会办公室，区政协办公室，区法院，区检察院，区各人民团体",
    approved_by="区政府第240次常务会议",
    printed_by="上海市静安区人民政府办公室",
    printed_date="2021-11-29",
)
CHANGNING = Metadata(
    place="上海市长宁区",
    title="对长宁区政协十五届四次会议第014号提案的答复",
    issuers=("上海市长宁区科学技术委员会",),
    number="长科委[2025]8号",
    date="2025-04-22",
    type="答复",
    status="印发",
    stage="issued",
    addressees="致公党长宁区委",
    signatory="詹镭",
    result="解决或采纳",
    disclosure="此件公开发布",
    contact="马焱",
    telephone="22050931",
    address="长宁路599号931室",
    postcode="200050",
)
PUTUO = Metadata(
    title="普陀区生命健康产业“十四五”发展规划",
    district="putuo",
    issuers=("普陀区商务委员会", "上海中创产业创新研究中心", "上海市生物医药行业协会"),
    date="2021-02",
    type="规划",
    status="结题稿",
    stage="final project draft",
    period="2021-2025",
)
MINHANG = Metadata(
    place="闵行区",
    title="闵行区生物医药产业高质量发展三年行动计划（2021-2023年）",
    type="行动计划",
    status="征求意见稿",
    stage="draft for comments",
    period="2021-2023",
)
XUHUI = Metadata(title="“十四五”规划", type="规划", period="2021-2025")


@pytest.mark.parametrize(
    ("name", "expected"),
    [("jingan", JINGAN), ("changning", CHANGNING), ("putuo", PUTUO), ("minhang", MINHANG), ("xuhui", XUHUI)],
)
def test_the_five_documents_say_this_about_themselves(name: str, expected: Metadata) -> None:
    assert structure(read(SEEDS / f"{name}.txt"), name, LEXICON).metadata == expected


STATED = [
    pytest.param(
        "区管理办法\n沪科规〔2022〕3号\n为了规范管理，制定本办法。",
        {"number": "沪科规〔2022〕3号"},
        id="a number on its line",
    ),
    pytest.param(
        "区管理办法\n根据《意见》（沪府发〔2018〕25号），制定本办法。",
        {"number": None},
        id="a cited number is another's",
    ),
    pytest.param(
        "区管理办法\n（试行）\n为了规范管理，制定本办法。",
        {"status": None, "type": "办法"},
        id="试行 is no state of a draft",
    ),
    pytest.param("区发展规划\n（征求意见稿）\n为了发展，制定本规划。", {"status": "征求意见稿"}, id="a draft"),
    pytest.param(
        "区发展规划\n为了发展，制定规划。\n某区人民政府\n二〇二一年十一月二日",
        {"date": "2021-11-02", "issuers": ("某区人民政府",)},
        id="a date in Chinese figures",
    ),
    pytest.param(
        "市管理条例\n（2018年9月27日某市第十四届人民代表大会常务委员会第十次会议通过）\n第一条　为了管理，制定本条例。",
        {"date": "2018-09-27", "issuers": ("某市人民代表大会常务委员会",)},
        id="who adopted a regulation",
    ),
    pytest.param(
        "某市人民政府\n关于加强管理的通知\n为了加强管理，通知如下。",
        {"title": "某市人民政府关于加强管理的通知"},
        id="a title in two lines",
    ),
    pytest.param(
        "某法院关于适用某法若干问题的解释\n2023年5月23日 某法院审判委员会第1889次会议通过\n"
        "某法院\n关于适用某法\n若干问题的解释\n"
        "法释〔2023〕13号\n为正确审理案件，制定本解释。",
        {
            "title": "某法院关于适用某法若干问题的解释",
            "number": "法释〔2023〕13号",
            "type": "解释",
            "issuers": ("某法院",),
        },
        id="the title printed twice, the number below the second",
    ),
    pytest.param(
        "某局关于某事的公告\n（2023年第12号）\n为了管理，现公告如下。\n某市药监局\n2023年4月3日\n",
        {"number": "2023年第12号", "date": "2023-04-03"},
        id="the number of an announcement",
    ),
    pytest.param(
        "某市专题会议纪要\n〔2022〕15号\n某市人民政府办公室　2022年4月8日\n会议由市长主持，研究了有关问题。",
        {"number": "〔2022〕15号", "date": "2022-04-08", "issuers": ("某市人民政府办公室",)},
        id="the number of minutes",
    ),
    pytest.param("中华人民共和国某某法\n第一条　制定本法。", {"type": "法"}, id="a statute"),
    pytest.param("某局工作方法\n第一条　制定。", {"type": None}, id="a method is no statute"),
    pytest.param(
        "区行动计划\n（2024—2026年）\n为了发展，制定计划。",
        {"title": "区行动计划（2024—2026年）", "period": "2024-2026"},
        id="years on a line of their own",
    ),
    pytest.param("某区“十三五”卫生规划\n为了发展，制定规划。", {"period": "2016-2020"}, id="an earlier five-year plan"),
    pytest.param("某区“十五五”卫生规划\n为了发展，制定规划。", {"period": "2026-2030"}, id="a later five-year plan"),
]


@pytest.mark.parametrize(("text", "expected"), STATED)
def test_metadata_is_what_the_lines_around_the_text_state(text: str, expected: dict) -> None:
    metadata = document(text).metadata

    assert {name: getattr(metadata, name) for name in expected} == expected


def test_the_lines_around_the_text_are_furniture_each_with_its_reason() -> None:
    source = read(SEEDS / "changning.txt")

    found = [item.reason for item in structure(source, "changning").furniture]

    assert found == [
        "letterhead", "number", "title", "result", "addressees", "salutation",
        "signature", "disclosure", "contact", "contact",
    ]  # fmt: skip


def test_a_text_of_one_line_is_a_clause_and_no_title() -> None:
    found = document("生物医药产业")

    assert found.metadata == Metadata() and [clause.text for clause in found.clauses] == ["生物医药产业"]


def test_residues_are_furniture_too() -> None:
    text = "[bookmark: _Toc1]一、任务\n![](a.png)\n甲段。<!-- 注 -->\n---\n"

    assert reasons(text) == ["bookmark", "image", "markup", "rule"]


def test_without_any_part_around_it_nothing_is_stated() -> None:
    assert read_metadata([FilePart("main")], LEXICON) == Metadata()


ROLE_CASES = [
    pytest.param("发展基础", 2, None, "current state", id="as the contract shows it"),
    pytest.param("发展瓶颈", 2, "current state", "problems", id="its own role before its parent's"),
    pytest.param("重点布局“四大领域十个赛道”", 1, None, "key fields", id="fields before layout"),
    pytest.param("保障措施", 1, None, "safeguards", id="保障措施 is not 措施"),
    pytest.param("保障机制", 1, None, "safeguards", id="another word for it"),
    pytest.param("强化要素保障", 1, None, "safeguards", id="what is safeguarded with"),
    pytest.param("提高医疗保障水平", 1, None, None, id="医疗保障 is a field of policy"),
    pytest.param("社会保障", 1, None, None, id="so is 社会保障"),
    pytest.param("关于社会保障体系", 1, "goals", "goals", id="and its system"),
    pytest.param("对提案的答复", 1, None, "tasks", id="a reply"),
    pytest.param("优势资源尚未完全发挥", 3, "problems", "problems", id="deep titles name matters, not roles"),
    pytest.param("枫林创新核", 3, "tasks", "tasks", id="none of its own"),
    pytest.param(None, 1, None, None, id="no title"),
]


@pytest.mark.parametrize(("title", "level", "parent", "expected"), ROLE_CASES)
def test_roles_are_read_from_titles(title: str | None, level: int, parent: str | None, expected: str | None) -> None:
    assert role_of(title, level, parent) == expected


def test_every_role_has_labels_in_both_languages() -> None:
    assert all(role.zh and role.en.isascii() for role in ROLES.values())
    assert {
        "current state",
        "problems",
        "guiding ideology",
        "principles",
        "goals",
        "key fields",
        "tasks",
        "layout",
        "safeguards",
    } <= set(ROLES)


def test_a_section_without_a_role_has_its_parents() -> None:
    sections = {section.path: section.role for section in structure(read(SEEDS / "xuhui.txt"), "xuhui").sections}

    assert sections["1.1"] == "current state"
    assert sections["1.2.4"] == "problems"
    assert sections["4.3.2.b4"] == "tasks"
