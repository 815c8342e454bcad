"""Titles of documents in a text: 《…》, and those that are written without: 国家…“上海方案”, 中华人民共和国…法."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from index.analysis.folding import HAN
from index.references.numbers import numbers
from index.references.records import CitedNumber, CitedText, Marks

#: Longer runs between the marks are no title: a mark is missing.
_LONGEST = 160
_OPEN, _CLOSE = "《〈", "》〉"
#: Who speaks in a document: without such a name before it, “倍增计划” is a programme and no document.
_LEVEL = rf"(?:国家|全国|中央|国务院|全市|本市|全省|全区|(?:(?![和与及的])[{HAN}]){{2,3}}(?:省|市|区|县|部|委))"
#: What documents are called; 计划 alone is a programme too.
_TYPE = (
    r"(?:方案|规划纲要|规划|纲要|意见|办法|条例|决定|细则|规定|行动计划|通知|若干政策|措施"
    r"|[0-9０-９一二三四五六七八九十]+条)"
)
#: The whole name in quotation marks (“上海方案”), or the term before the name (“十四五”规划).
_WHOLE, _TERM = (
    rf"[“\"][^”\"“\n]{{1,24}}{_TYPE}[”\"]",
    rf"[“\"][^”\"“\n]{{2,10}}[”\"][^\W和与及]{{0,12}}?{_TYPE}(?![{HAN}]*期)",
)
#: Between who speaks and what it is called stand its subjects (国家生物医药产业创新高地), and no verb.
_VERB = r"和|与|及|的|制定|编制|印发|负责|实施|落实|推进|开展|纳入|发布|关于|规定|按照"
_QUOTED = re.compile(rf"{_LEVEL}(?:(?!{_VERB})[{HAN}]){{0,16}}?(?:{_WHOLE}|{_TERM})")
#: What stands before a name and is none of it: 在长宁区“十四五”规划中.
_PARTICLE = re.compile(r"^(?:在|对|从|由|和|与|及|以|为|把|将|按|向)")
_LAW = re.compile(
    rf"中华人民共和国(?!境内|境外|公民|领域|主权|国境|政府)[{HAN}]{{2,24}}?(?:法|条例)(?![律规院庭人定制治典])"
)
#: 纪录片《…》 is no document.
_OF_ART = re.compile(
    r"(?:纪录片|影片|电影|剧|歌曲|专著|图书|小说|节目|栏目|期刊|杂志|论文|报刊|作品|游戏|动漫|动画片?|专辑|油画|曲目|宣传片|歌舞)(?:、|和)?$"
)
#: 《自然》《科学》等期刊: what they are is said behind the last of them.
_ART_BEHIND = re.compile(
    r"(?:(?:、|和|及)?《[^《》]{1,40}》){0,9}(?:等[^，。；《]{0,4}|年度)?(?:上发表|周刊|月刊|期刊|杂志|刊物|媒体|报刊|报纸|影片|电影|电视剧|图书|书籍|作品|节目|栏目|歌曲|剧目|榜|(?:世界)?\d+强)"
)
_FORM = re.compile(
    r"(?:(?<![保认论])证|证书|证明|执照|(?<!代)表|[申备登][请报案记]书|榜单|合同|"
    r"(?:通知|决定|告知|承诺|说明|意向|责任|确认|委托)书|(?:审计|评估|验收|鉴定|检测|检验|查新)报告)$"
)
#: 《甲方案》的通知（乙发〔2024〕3号）: the number of what it was issued with.
_BETWEEN = re.compile(
    r"(?:的(?:通知|函|批复|意见|决定|公告|通告))?\s*[（(〔\[【]\s*(?:文号[:：]?)?\s*(?:中华人民共和国)?"
)
_AFTER_NUMBER = re.compile(r"\s*(?:文件|文|印发的|发布的|公布的)?\s*")
_SHORT = re.compile(r"[^）)《。；]{0,30}(?:以下|下)?简?称(?:为)?\s*[《“\"]([^》”\"]{2,24})[》”\"]")


class _Titled(NamedTuple):
    """A title and its place."""

    start: int
    end: int
    title: str
    marks: Marks


def mentions(text: str) -> list[CitedText]:
    """Every title and number of a text in its order; a number beside a title belongs to it.

    >>> [(m.title, m.number.written) for m in mentions("根据《若干意见》（沪府发〔2018〕25号）")]
    [('若干意见', '沪府发〔2018〕25号')]
    """
    titled = _titled(text)
    given = [one for one in numbers(text) if not any(each.start <= one[0] < each.end for each in titled)]
    found: list[CitedText] = []
    for one in titled:
        if _is_definition(text, one.start, found) or _is_no_document(text, one):
            continue
        beside = next((number for number in given if _belongs(text, one, number)), None)
        first, last = one.start, one.end
        if beside is not None:
            given.remove(beside)
            first, last = min(first, beside[0]), max(last, beside[1])
        number = beside[2] if beside is not None else None
        found.append(CitedText(first, last, one.title, number, one.marks, _short_name(text, last)))
    found += [CitedText(start, end, None, number, "") for start, end, number in given]
    return sorted(found, key=lambda mention: mention.start)


def clean(title: str) -> str:
    """A title without the white space of a layout; a space between Latin words or numbers stays one."""
    return re.sub(r"(?<=[^\x00-\x7f])\s+|\s+(?=[^\x00-\x7f])", "", re.sub(r"\s+", " ", title)).strip()


def _marked(text: str) -> Iterator[_Titled]:
    """What stands between 《 and 》, the outermost where they are nested."""
    if not any(sign in text for sign in _OPEN):
        return
    depth, opened = 0, 0
    for place, sign in enumerate(text):
        if sign in _OPEN:
            if depth and place - opened > _LONGEST:
                depth = 0
            opened = opened if depth else place
            depth += 1
        elif sign in _CLOSE and depth:
            depth -= 1
            if depth == 0 and place - opened <= _LONGEST and (title := clean(text[opened + 1 : place])):
                yield _Titled(opened, place + 1, title, "《》")


def _unmarked(text: str) -> Iterator[_Titled]:
    """What is known for a title without the marks of one."""
    patterns: tuple[tuple[re.Pattern[str], str, Marks], ...] = ((_QUOTED, '“"', "“”"), (_LAW, "华", ""))
    for pattern, signs, marks in patterns:
        if not any(sign in text for sign in signs):
            continue
        for found in pattern.finditer(text):
            title = _PARTICLE.sub("", found.group())
            yield _Titled(found.end() - len(title), found.end(), clean(title), marks)


def _titled(text: str) -> list[_Titled]:
    marked = list(_marked(text))
    plain = [one for one in _unmarked(text) if not any(each.start <= one.start < each.end for each in marked)]
    return sorted([*marked, *plain])


def _short_name(text: str, behind: int) -> str | None:
    """The name that is given to what ends here: （以下简称《若干意见》）."""
    found = _SHORT.match(text, behind)
    return found[1] if found else None


def _is_definition(text: str, start: int, found: Sequence[CitedText]) -> bool:
    """Whether a title is the short name that the mention before it has just been given: （以下简称《若干意见》）."""
    return bool(found and found[-1].short and re.search(r"称(?:为)?\s*$", text[found[-1].end : start]))


def _is_no_document(text: str, one: _Titled) -> bool:
    """Whether what stands in marks is a work of art or a form: 纪录片《大国重器》, 《药品生产许可证》."""
    said = _OF_ART.search(text, max(0, one.start - 12), one.start) or _ART_BEHIND.match(text, one.end)
    return bool(_FORM.search(one.title) or said)


def _belongs(text: str, title: _Titled, number: tuple[int, int, CitedNumber]) -> bool:
    """Whether a number stands in brackets behind a title, or right before it."""
    first, last, _ = number
    if first >= title.end:
        return not text[title.end : first].strip() or _BETWEEN.fullmatch(text, title.end, first) is not None
    return last <= title.start and _AFTER_NUMBER.fullmatch(text, last, title.start) is not None
