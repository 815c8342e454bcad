"""Word files: words, dress, tracked changes, text boxes, notes, headers and footers as Word shows them."""

from __future__ import annotations

from pathlib import Path

import pytest

from index.errors import SourceError
from index.reading import read
from index.structuring import structure
from tests.index.reading.pages import around, bolds, said
from tests.index.reading.word_files import paragraph, row, word, word_bytes

HEADING = "<w:name w:val='heading 1'/><w:pPr><w:outlineLvl w:val='0'/></w:pPr>"
STYLES = {
    "styles": f"<w:style w:type='paragraph' w:styleId='1'>{HEADING}</w:style>"
    "<w:style w:type='paragraph' w:styleId='a'><w:name w:val='正文缩进'/><w:basedOn w:val='1'/></w:style>"
    "<w:style w:type='paragraph' w:styleId='TOC1'><w:name w:val='toc 1'/></w:style>"
    "<w:style w:type='character' w:styleId='s'><w:name w:val='Strong'/><w:rPr><w:b/></w:rPr></w:style>"
}


def run(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


@pytest.mark.parametrize(
    ("inner", "text"),
    [
        pytest.param(run("推动") + run("发展。"), "推动发展。", id="runs"),
        pytest.param("<w:ins>" + run("新增") + "</w:ins>内容" + run("。"), "新增。", id="an insertion is accepted"),
        pytest.param("<w:del><w:r><w:delText>旧</w:delText></w:r></w:del>" + run("新。"), "新。", id="a deletion is"),
        pytest.param("<w:moveFrom>" + run("甲") + "</w:moveFrom>" + run("乙"), "乙", id="moved away"),
        pytest.param("<w:moveTo>" + run("甲") + "</w:moveTo>" + run("乙"), "甲乙", id="moved here"),
        pytest.param(run("甲") + "<w:r><w:commentReference w:id='0'/></w:r>", "甲", id="a comment"),
        pytest.param(run("10") + run("6", "<w:vertAlign w:val='superscript'/>"), "10⁶", id="raised"),
        pytest.param(run("旧", "<w:strike/>") + run("新"), "~~旧~~新", id="struck out"),
        pytest.param(run("旧", "<w:strike w:val='0'/>") + run("新"), "旧新", id="a switch that is off"),
        pytest.param(run("甲", "<w:vanish/>") + run("乙"), "乙", id="hidden"),
        pytest.param("<w:hyperlink>" + run("网址") + "</w:hyperlink>", "网址", id="a link"),
        pytest.param(
            "<w:sdt><w:sdtPr/><w:sdtContent>" + run("控件") + "</w:sdtContent></w:sdt>", "控件", id="a control"
        ),
        pytest.param(
            "<w:r><w:fldChar w:fldCharType='begin'/><w:instrText>PAGEREF x</w:instrText></w:r>" + run("3"),
            "3",
            id="a field",
        ),
        pytest.param("<w:r><w:sym w:font='Wingdings' w:char='F0FC'/></w:r>" + run("是"), "✓是", id="a sign of a font"),
        pytest.param(run("\uf0b7甲"), "•甲", id="a sign in the private use area"),
        pytest.param("<w:r><w:t>甲</w:t><w:br/><w:t>乙</w:t></w:r>", "甲\n乙", id="a line break"),
        pytest.param("<w:r><w:t>甲</w:t><w:br w:type='page'/><w:t>乙</w:t></w:r>", "甲乙", id="a page break"),
        pytest.param("<w:r><w:t>a</w:t><w:noBreakHyphen/><w:t>b</w:t></w:r>", "a-b", id="a hyphen"),
        pytest.param(
            "<w:r><w:ruby><w:rt>" + run("hàn") + "</w:rt><w:rubyBase>" + run("汉") + "</w:rubyBase></w:ruby></w:r>",
            "汉",
            id="without its reading",
        ),
        pytest.param(
            "<m:oMath><m:sSup><m:e><m:r><m:t>x</m:t></m:r></m:e><m:sup><m:r><m:t>2</m:t></m:r></m:sup></m:sSup></m:oMath>",
            "x²",
            id="a formula",
        ),
    ],
)
def test_words_are_read_as_word_shows_them(tmp_path: Path, inner: str, text: str) -> None:
    assert word(tmp_path, f"<w:p>{inner}</w:p>").text == text


def test_a_paragraph_whose_end_was_deleted_goes_on_in_the_next(tmp_path: Path) -> None:
    torn = "<w:p><w:pPr><w:rPr><w:del w:id='1'/></w:rPr></w:pPr>" + run("推动") + "</w:p>"

    assert said(word(tmp_path, torn + paragraph("发展。"))) == ["推动发展。"]


def test_styles_and_outline_levels_mark_headings(tmp_path: Path) -> None:
    source = word(
        tmp_path,
        paragraph("总则", "<w:pStyle w:val='1'/>")
        + paragraph("附则", "<w:pStyle w:val='a'/>")
        + paragraph("目标", "<w:outlineLvl w:val='1'/>")
        + paragraph("正文", "<w:pStyle w:val='1'/><w:outlineLvl w:val='9'/>"),
        STYLES,
    )

    assert [line.level for line in source.lines] == [1, 1, 2, 0]


def test_bold_runs_are_known(tmp_path: Path) -> None:
    inner = run("加强领导。", "<w:b/>") + run("成立小组。") + run("重点", "<w:rStyle w:val='s'/>")

    assert bolds(word(tmp_path, f"<w:p>{inner}</w:p>", STYLES)) == ["加强领导。", "重点"]


def test_a_table_of_contents_is_furniture(tmp_path: Path) -> None:
    contents = paragraph("目  录") + paragraph("一、总则\t1", "<w:pStyle w:val='TOC1'/>")
    source = word(tmp_path, contents + paragraph("一、总则", "<w:pStyle w:val='1'/>") + paragraph("推动发展。"), STYLES)

    document = structure(source, "a")
    assert [piece.reason for piece in document.furniture] == ["contents", "contents"]
    assert [section.title for section in document.sections] == ["总则"]


BOX = "<w:txbxContent>" + paragraph("文本框内文字。") + "</w:txbxContent>"


@pytest.mark.parametrize(
    "box",
    [
        pytest.param(f"<w:pict><v:shape><v:textbox>{BOX}</v:textbox></v:shape></w:pict>", id="of old versions"),
        pytest.param(
            f"<mc:AlternateContent><mc:Choice><w:drawing>{BOX}</w:drawing></mc:Choice>"
            f"<mc:Fallback><w:pict>{BOX}</w:pict></mc:Fallback></mc:AlternateContent>",
            id="written twice",
        ),
        pytest.param(
            f"<mc:AlternateContent><mc:Choice/><mc:Fallback><w:pict>{BOX}</w:pict></mc:Fallback></mc:AlternateContent>",
            id="whose new form is empty",
        ),
    ],
)
def test_a_text_box_is_read_once_where_it_is_anchored(tmp_path: Path, box: str) -> None:
    source = word(tmp_path, f"<w:p><w:r><w:t>正文。</w:t></w:r><w:r>{box}</w:r></w:p>" + paragraph("下文。"))

    assert said(source) == ["正文。", "文本框内文字。", "下文。"]
    assert source.lines[1].places[0].part == "text box"


def test_headers_and_footers_are_data_of_the_page(tmp_path: Path) -> None:
    parts = {"header1": paragraph("某市规划"), "header2": paragraph("某市规划"), "footer1": paragraph("— 1 —")}
    source = word(tmp_path, paragraph("正文。"), parts)

    assert (around(source), said(source)) == (["某市规划", "— 1 —"], ["正文。"])
    assert {place.part for line in source.lines for place in line.places} == {"header", "", "footer"}


def test_footnotes_stand_below_the_paragraph_that_refers_to_them(tmp_path: Path) -> None:
    reference = (
        "<w:p><w:r><w:t>数据</w:t></w:r><w:r><w:footnoteReference w:id='2'/></w:r><w:r><w:t>如下。</w:t></w:r></w:p>"
    )
    notes = (
        "<w:footnote w:id='0'><w:p/></w:footnote><w:footnote w:id='2'>" + paragraph("来自统计局。") + "</w:footnote>"
    )

    source = word(tmp_path, reference + paragraph("下文。"), {"footnotes": notes})

    assert said(source) == ["数据¹如下。", "[1] 来自统计局。", "下文。"]


def test_merged_cells_keep_columns_in_place(tmp_path: Path) -> None:
    def cell(text: str, properties: str) -> str:
        return f"<w:tc><w:tcPr>{properties}</w:tcPr>{paragraph(text)}</w:tc>"

    source = word(
        tmp_path,
        "<w:tbl>"
        + row(cell("地区", "<w:vMerge w:val='restart'/>"), cell("2019年", "<w:gridSpan w:val='2'/>"))
        + row(cell("", "<w:vMerge/>"), "区税", "占比")
        + row("桃浦", "14274", "50%")
        + "<w:tr><w:trPr><w:del w:id='1'/></w:trPr><w:tc>"
        + paragraph("删")
        + "</w:tc></w:tr></w:tbl>",
    )

    assert [line.cells for line in source.lines] == [
        ("地区", "2019年", ""),
        ("", "区税", "占比"),
        ("桃浦", "14274", "50%"),
    ]
    assert [(place.table, place.row) for line in source.lines for place in line.places] == [(1, 1), (1, 2), (1, 3)]


def test_a_table_that_frames_text_is_read_as_its_lines(tmp_path: Path) -> None:
    source = word(tmp_path, "<w:tbl>" + row("专栏1 工程") + row("1.甲工程。建设中心。") + "</w:tbl>")

    assert [(line.text, line.cells) for line in source.lines] == [("专栏1 工程", None), ("1.甲工程。建设中心。", None)]


def test_paragraphs_are_not_joined_and_lead_back_to_their_place(tmp_path: Path) -> None:
    texts = ("某规划", "一、总体要求", "推动产业发展，建设平台，形成体系", "", "壮大企业，引进人才")
    source = word(tmp_path, "".join(map(paragraph, texts)))

    document = structure(source, "a")
    assert [clause.text for clause in document.clauses] == [texts[2], texts[4]]
    assert [line.places[0].paragraph for line in source.lines] == [1, 2, 3, 4, 5]


@pytest.mark.parametrize(
    "relations",
    [
        pytest.param("", id="empty"),
        pytest.param("<Relationships", id="cut off"),
        pytest.param(
            "<Relationships><Relationship Id='r' Type='x/footer' Target='gone.xml'/></Relationships>",
            id="a part is gone",
        ),
        pytest.param(
            "<Relationships><Relationship Id='r' Type='x/image' Target='NULL'/></Relationships>", id="to nothing"
        ),
    ],
)
def test_a_broken_relationship_stops_nothing(tmp_path: Path, relations: str) -> None:
    path = tmp_path / "plan.docx"
    path.write_bytes(word_bytes(paragraph("正文。"), relations=relations))

    assert said(read(path)) == ["正文。"]


@pytest.mark.parametrize(
    ("data", "says"),
    [
        pytest.param(b"", "empty", id="an empty file"),
        pytest.param(b"PK\x03\x04 cut off", "damaged or no Word file", id="no zip"),
        pytest.param(word_bytes(paragraph("正文。"))[:-200], "damaged or no Word file", id="a zip cut off"),
        pytest.param(word_bytes("<w:p><w:r></w:p>"), "word/document.xml is damaged", id="damaged XML"),
        pytest.param(word_bytes("<w:p>" * 400 + "</w:p>" * 400), "damaged", id="nested beyond reason"),
        pytest.param(word_bytes(paragraph("")), "there is no text in it", id="no text"),
        pytest.param(word_bytes(paragraph("0" * 70_000_000)), "unpacks to more than 64 MB", id="a zip bomb"),
        pytest.param(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 old", "name it .doc", id="an old Word file"),
        pytest.param(
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "password", id="a password"
        ),
    ],
)
def test_what_cannot_be_read_is_refused_with_reason_and_cure(tmp_path: Path, data: bytes, says: str) -> None:
    path = tmp_path / "plan.docx"
    path.write_bytes(data)

    with pytest.raises(SourceError, match=says) as raised:
        read(path)
    assert str(raised.value).startswith("plan.docx: ")


def test_entities_of_a_document_type_are_not_resolved(tmp_path: Path) -> None:
    bomb = "<!DOCTYPE w [<!ENTITY a 'x'><!ENTITY b '&a;&a;&a;'>]>"
    path = tmp_path / "plan.docx"
    data = word_bytes(paragraph("正文。"))
    path.write_bytes(data)
    assert bomb not in read(path).text
