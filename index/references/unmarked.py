"""Titles that are written without 《》: 国家…“上海方案”, 中华人民共和国…法, 行政诉讼法第四十九条, 依照上海市…条例."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from index.analysis.folding import HAN
from index.references.records import Marks


class Titled(NamedTuple):
    """A title and its place."""

    start: int
    end: int
    title: str
    marks: Marks


#: What says that a document follows: 落实市“十四五”规划, 依照上海市城市更新条例.
_VERBS = "落实|贯彻|根据|按照|依据|依照|执行|遵守|遵循|违反|适用|符合|对接|对照|参照|结合"
#: What is said of laws only: 履行审计法和本条例规定的职责.
_OF_LAWS = "履行|触犯|违背|实施"
_RULING = f"{_VERBS}|{_OF_LAWS}"
_VERB_WORDS, _LAW_WORDS = tuple(_VERBS.split("|")), tuple(_OF_LAWS.split("|"))
_AFTER_VERB = rf"(?<={_VERBS})"
#: Who speaks in a document: without such a name before it, “倍增计划” is a programme and no document.
_LEVEL = (
    r"(?:国家|全国|中央|国务院|全市|本市|全省|全区|"
    rf"(?:(?![和与及的]|{_VERBS})[{HAN}]){{2,3}}(?:省|市|区|县|部|委)|(?:{_AFTER_VERB}|(?<=[》”][、和与及]))[省市区县])"
)
#: What documents are called; 计划 alone is a programme too.
_TYPE = (
    r"(?:方案|规划纲要|规划|纲要|意见|办法|条例|决定|细则|规定|行动计划|通知|若干政策|措施"
    r"|[0-9０-９一二三四五六七八九十]+条)"
)
#: The whole name in quotation marks (“上海方案”), or the term before the name (“十四五”规划).
_WHOLE, _TERM = (
    rf"[“\"][^”\"“\n]{{1,24}}{_TYPE}[”\"]",
    rf"[“\"][^”\"“\n]{{2,10}}[”\"][^\W和与及]{{0,12}}?{_TYPE}(?:和(?:20\d\d|二[〇零]三五)年远景目标(?:纲要|的建议))?(?![{HAN}]*期)",
)
#: Between who speaks and what it is called stand its subjects (国家生物医药产业创新高地), and no verb.
_VERB = r"和|与|及|的|制定|编制|印发|负责|实施|落实|推进|开展|纳入|发布|关于|规定|按照"
_QUOTED = re.compile(rf"{_LEVEL}(?:(?!{_VERB})[{HAN}]){{0,16}}?(?:{_WHOLE}|{_TERM})")
#: What stands before a name and is none of it: 在长宁区“十四五”规划中.
_PARTICLE = re.compile(r"^(?:在|对|从|由|和|与|及|以|为|把|将|按|向)")
_LAW = re.compile(
    rf"中华人民共和国(?!境内|境外|公民|领域|主权|国境|政府)[{HAN}]{{1,24}}?"
    r"(?:(?<![司执合非违])法(?:典|实施条例|实施细则)?|条例(?:实施细则)?)(?![律规院庭人官定制治典法部厅局])"
)
#: 行政诉讼法第四十九条: a law by its short name, with the words of the sentence before it.
_ARTICLE = re.compile(
    rf"(?:(?<![{HAN}])|(?<=[条款项]))(?P<run>[{HAN}]{{1,40}}?(?:法(?:典|实施条例|实施细则)?|条例(?:实施细则)?))第[\d一二三四五六七八九十百千零〇]+[条章编]"
)
#: 依照审计法和本条例, 根据反外国制裁法的规定: no article, but a verb before it.
_RULED = re.compile(
    rf"(?:{_RULING})(?P<run>[{HAN}、]{{1,80}}?(?:(?<!办)法典?|条例))"
    r"(?:的?(?:有关|相关)?规定|等(?:有关|相关)?(?:法律|法规|规定)|[、和及与]本(?:法|条例|规定|办法|解释)|"
    r"(?:[和及与]|以及)(?:国家|全国|国务院|其他|有关|最高)|及其实施|的?有关|(?=(?:、|[和及与]|以及)?《)|的?(?=[，。；]))"
)
#: 审计法所称审计, 审计法和本条例规定的期间: a law that a sentence opens with.
_OPENS = re.compile(
    rf"(?:^|(?<=[。；\n])|(?<=条\s))(?P<run>[{HAN}]{{1,20}}?(?:法|条例))(?=所称|没有规定|和本(?:条例|法|办法|规定|解释))"
)
#: Where one law ends and the next begins: 宪法、立法法, 审计法和预算法.
_NEXT_LAW = re.compile(r"(?<=[法例典])(?:、|和|及|与|以及)")
#: 示范区, 园区: which one is not said.
_NO_PLACE = "[范园城地社校库景灾辖管郊山牧林农渔片街]"
#: 依照上海市行政执法监督条例、…: the law of a place, or its plan.
_PLACE = rf"(?![本各全该])[{HAN}]{{2,6}}?(?:省|市|自治区|经济特区|(?<!{_NO_PLACE})区|县)(?![域级划属别内外])"
_SUBJECTS = rf"(?:(?!{_VERB}|编修)[{HAN}])"
_OF_PLACE = re.compile(
    rf"(?:{_AFTER_VERB}|(?<=[法例》][、和及与]))(?P<run>{_PLACE}{_SUBJECTS}{{2,24}}?(?:条例|总体规划|行动计划|实施方案)"
    # 京津冀协同发展规划纲要
    rf"|(?![本各全该国]|有关|相关){_SUBJECTS}{{4,24}}?规划纲要)"
    r"(?=[、，。；（）]|[和及与]|第|等|要求|精神|部署|的?(?:有关|相关)?规定|明确|确定|提出|$)"
)
#: 省政府办公厅关于加快发展…的实施意见（皖政办〔2022〕6号）: a title that only its number behind shows to be one.
_NUMBERED = re.compile(
    rf"(?P<run>(?:[{HAN}、 ]{{0,24}}(?:院|厅|府|办|局|委|部|会|室|署|行))?关于[^，。；《》（()）\n]{{4,80}}?"
    r"(?:意见|通知|办法|措施|方案|规定|决定|批复|规划|纲要|计划|细则|公告|通告|函|政策|\d+条))"
    r"(?=\s*[（(〔\[][^（()）]{2,20}[0-9]\s*号\s*[）)〕\]])"
)
#: The words of the sentence before who speaks in it.
_BEFORE_ISSUER = re.compile(rf".*(?:{_VERBS}|印发|转发|发布|公布|现将|以及|[和及与](?=[省市区县国中]))")
#: The words of the sentence before the short name of a law.
_SENTENCE = re.compile(
    rf".*(?:(?:{_VERBS})(?!法)|履行|触犯|违背|^[和及与或]|^有(?!关)|有无|(?<!行)为(?!了)|存在|(?:人|机关|院)[有在]|^但是?|第[一二三四五六七八九十百千零〇\d]+[条款项][和及与、]|所称|按|对(?!外|法)|的|认定为?|属于|具有|构成|犯|^在|^将|^除|是指|比照|排除|采取|单位实施|应当[在以]|^[以于]|审理|或者?|以及|(?<=法|例)[和及与]|(?<=规定|解释)[和及与])"
)
#: 原合同法第五十二条
_OLD = re.compile(r"^[原现](?![则有])")
#: 本法, 其他法 and 收益法 are no names, and 犯刑法 is none either.
_NO_LAW = re.compile(
    r"^[本该同其此各有是犯构触即如凡若经但且]|^(?:国家|有关|相关|管理|诉讼|实体|程序|实施|自治|单行|暂行)?(?:条例|法)$|本(?:条例|法)|当事人|法院|法庭|机关|发生|履行|存在|[该他方办做手书执违合非守普依新位]法$|(?<!公)司法$|^立法$|第[一二三四五六七八九十百千]+条|"
    r"(?:国际|成本|收益|市场|比较|评分|评标|清算价格|因素|折旧|平均|排序|国际|代补|和|与|及)法$"
)


def unmarked(text: str) -> Iterator[Titled]:
    """What is known for a title without the marks of one.

    >>> [title for _, _, title, _ in unmarked("依照行政诉讼法第四十九条和本法第五条处理")]
    ['行政诉讼法']
    """
    if "“" in text or '"' in text:
        for found in _QUOTED.finditer(text):
            # 按照北京市…: the verb's last character is none of the name's.
            torn = found.start() > 0 and text[found.start() - 1 : found.start() + 1] in _VERB_WORDS
            yield _title(found.end(), found.group()[torn:], "“”")
    if "关于" in text and "号" in text:
        for found in _NUMBERED.finditer(text):
            head, about, subject = found["run"].partition("关于")
            issuer = _BEFORE_ISSUER.sub("", head)
            yield _title(found.end("run"), f"{issuer}{about}{subject}", "")
    laws = [_title(found.end(), found.group(), "") for found in _LAW.finditer(text)] if "华" in text else []
    yield from laws
    for pattern in _patterns(text):
        for found in pattern.finditer(text):
            for title in _row(found):
                if not any(_overlap(title, law) for law in laws):
                    laws.append(title)
                    yield title


def _row(found: re.Match[str]) -> Iterator[Titled]:
    """The laws of a row, each by its short name, without the words of the sentence before it."""
    start, run = found.start("run"), found["run"]
    stops = [(at.start(), at.end()) for at in _NEXT_LAW.finditer(run)]
    for first, last in zip([0, *(end for _, end in stops)], [*(at for at, _ in stops), len(run)], strict=True):
        name = _OLD.sub("", _SENTENCE.sub("", run[first:last]))
        if len(name) > 1 and "、" not in name and not _NO_LAW.search(name):
            yield Titled(start + last - len(name), start + last, name, "")


def clean(title: str) -> str:
    """A title without the white space of a layout; a space between Latin words or numbers stays one."""
    return re.sub(r"(?<=[^\x00-\x7f])\s+|\s+(?=[^\x00-\x7f])", "", re.sub(r"\s+", " ", title)).strip()


def _patterns(text: str) -> Iterator[re.Pattern[str]]:
    """The patterns that can find something in a text; most texts have no verb that names a law."""
    if any(sign in text for sign in ("法第", "例第", "典第", "则第")):
        yield _ARTICLE
    verbs = any(verb in text for verb in _VERB_WORDS)
    if "法" in text or "条例" in text:
        if verbs or any(verb in text for verb in _LAW_WORDS):
            yield _RULED
        if "所称" in text or "和本" in text or "没有规定" in text:
            yield _OPENS
    if verbs:
        yield _OF_PLACE


def _title(end: int, written: str, marks: Marks) -> Titled:
    bare = _PARTICLE.sub("", written)
    return Titled(end - len(bare), end, clean(bare), marks)


def _overlap(one: Titled, other: Titled) -> bool:
    return one.start < other.end and other.start < one.end
