"""Metadata: what a document says about itself, read from the lines around its text.

Only lines that stand apart are read: a number in a sentence (《…若干意见》（沪府发〔2018〕25号）) belongs to the
document that is cited there.

Reads: parts with their asides; the names of districts. Writes: metadata.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from index.documents import Event, Metadata
from index.structuring.adoption import read_events
from index.structuring.inferring import date_of_name, in_force, legislators_of
from index.structuring.parts import Part
from index.structuring.phrases import DATE, NUMBER, STATUS, is_organisation, iso_date, kind_of_title
from index.terms.lists import Lexicon

#: 联系人姓名:马焱联系电话:22050931 — one label ends what another began.
_LABELS = {
    "contact": r"(?:联\s*系\s*人|承办人|经办人)(?:姓名)?",
    "telephone": r"(?:联系电话|联系方式|电\s*话)",
    "address": r"(?:(?:承办单位|联系)?(?:通讯|通信|联系)?地\s*址)",
    "postcode": r"(?:邮政编码|邮\s*编)",
    "result": r"(?:办理结果|办理类别|办理情况|答复类别)",
    "signatory": r"签\s*发人?",
}
_ANY_LABEL = "|".join([*_LABELS.values(), "传\\s*真", "电子邮箱", "邮箱", "承办单位"])
_DISCLOSURE = re.compile(r"此件[^）)]*公开[^）)]*|(?:主动|依申请|不予)公开")
#: （2021-2023年）, 2021—2025年
_YEARS = re.compile(r"(20\d{2})\s*年?\s*[-—–－~至到]+\s*(20\d{2})\s*年?")
_FIVE_YEARS = re.compile(r"[“\"]?十([一二三四五六七])五[”\"]?(?!年)")
#: 已经2024年3月18日区政府第87次常务会议通过
_APPROVED = re.compile(r"已?经(?:\d{4}年\d{1,2}月(?:\d{1,2}日)?)?([^，。《》]{2,40}?)(?:审议|讨论)?(?:通过|批准|同意)")
#: 关于 cuts the issuers off a title: 上海市静安区人民政府关于批转…, 最高人民法院、最高人民检察院关于….
_TITLE_ISSUER = re.compile(r"([\u4e00-\u9fff、 \u3000]{3,80}?)(?:关于|印发|转发|批转|公告|令)")
_LETTERHEAD = re.compile(r"\s*文\s*件(?:\s*[（(].*)?$")
_DIGIT_SPACE = re.compile(r"(?<=[\u4e00-\u9fff]) (?=\d)|(?<=\d) (?=[\u4e00-\u9fff])")
#: Events that give a text the wording it has; which of them count first as its date and for its issuers.
_MADE = frozenset(("passed", "amended"))
_MAKERS = ("passed", "issued", "approved", "amended")
#: 云川区人民政府办公室　2023年8月15日印发
_PRINTER = re.compile(rf"\s*{DATE.pattern}\s*印发.*$|[（(]?共印.*$")
#: A draft is one whatever notice carries it; 试行 says how long a rule holds, not how far it got.
_DRAFT = re.compile(r"稿|草案")
_BRACKETS = "（）()[]【】"


def read_metadata(parts: Sequence[Part], lexicon: Lexicon, name: str = "") -> Metadata:
    """Reads the metadata of a file.

    Reads: parts, districts, the name of the file. Writes: metadata.
    """
    cover = next((part for part in parts if part.kind == "cover"), None)
    main = next(part for part in parts if part.kind == "main")
    lines = [aside for part in parts if part.kind != "annex" for aside in part.asides]
    below = [aside for part in parts for aside in part.asides if aside.reason in ("copied to", "printed")]

    def texts(*reasons: str) -> list[str]:
        return [aside.text.chars for aside in lines if aside.reason in reasons]

    title = _tidy(main.title)
    cover_title = _tidy(cover.title) if cover else None
    heads = [_LETTERHEAD.sub("", line) for line in texts("letterhead")]
    issuers = _issuers(heads, texts("issuer"), texts("signature"), cover_title or title)
    history = read_events("".join(texts("adoption")))
    issuers = issuers or _makers(history)
    number = _number(texts("number", "page data"))
    date = _date(texts("date", "signature", "issuer")) or _event_date(history) or _date(texts("page data"))
    effective = in_force(main.content, history)
    told_date = None if date else date_of_name(name) or effective
    legislators = () if issuers else legislators_of(title, main.content)
    printed = [aside.text.chars for aside in below if aside.reason == "printed"]
    copied = [aside.text.chars for aside in below if aside.reason == "copied to"]
    around = "\n".join(texts("contact", "result", "signatory", "number", "page data"))
    return Metadata(
        title=title,
        district=_district([title or "", cover_title or "", *issuers], lexicon),
        issuers=issuers or legislators,
        number=number,
        date=date or told_date,
        type=kind_of_title(title) if title else None,
        status=_status(texts("status"), title, bool(cover or number or printed)),
        period=_period(title),
        cover_title=cover_title,
        addressees=_first(texts("addressees")),
        copied_to=_copied(copied),
        approved_by=_approved(cover),
        printed_by=_first([name for line in printed if (name := _PRINTER.sub("", line)) and "印" not in name]),
        printed_date=_date([line for line in printed if "印发" in line]),
        disclosure=_disclosure(texts("disclosure")),
        effective=effective,
        history=history,
        inferred=("date",) * bool(told_date) + ("issuers",) * bool(legislators),
        **{name: _labelled(label, around) for name, label in _LABELS.items()},
    )


def _tidy(title: str | None) -> str | None:
    """Takes the spaces out that a conversion set around the digits of a title (第 014 号)."""
    return _DIGIT_SPACE.sub("", title) if title else None


def _event_date(history: Sequence[Event]) -> str | None:
    """Reads when the text got its wording: when it was last passed or amended, else when it was issued.

    What one body passes, a higher one may have to approve: then the approval ends it.
    """
    kinds = {event.kind for event in history}
    for wanted in (_MADE | {"approved"} if kinds & _MADE else frozenset[str](), {"issued"}, {"approved"}):
        dates = [event.date for event in history if event.kind in wanted]
        if dates:
            return max(dates)
    return None


def _makers(history: Sequence[Event]) -> tuple[str, ...]:
    """Reads who made a regulation: who last passed it, else who issued, approved or amended it."""
    for kind in _MAKERS:
        for event in reversed(history):
            if event.kind == kind and event.bodies:
                return event.bodies
    return ()


def _first(lines: Sequence[str]) -> str | None:
    """Takes the first line without its colon."""
    return lines[0].strip(" ：:。") if lines else None


def _labelled(label: str, around: str) -> str | None:
    """Reads what stands behind a label, up to the next label or the end of the line."""
    found = re.search(
        rf"{label}\s*[:：]\s*(.*?)\s*(?=(?:{_ANY_LABEL})[^:：\n]{{0,4}}[:：]|[）)]?$)", around, re.MULTILINE
    )
    value = found.group(1).strip(" ，,；;。") if found else ""
    return value or None


def _number(lines: Sequence[str]) -> str | None:
    """Reads the document's own number from a line of its own."""
    for line in lines:
        found = NUMBER.search(line)
        if found:
            return re.sub(r"\s+", "", found.group())
    return None


def _date(lines: Sequence[str]) -> str | None:
    """Reads the last date stated: the signature stands below, and drafts print earlier dates above."""
    return next((date for line in reversed(lines) if (date := iso_date(line))), None)


def _issuers(heads: Sequence[str], printed: Sequence[str], signed: Sequence[str], title: str | None) -> tuple[str, ...]:
    """Reads who issued the document: those who sign, else those on the first page, the red header or the title.

    Where the red header writes the name of the signer in full (上海市长宁区…), that counts.
    """
    printed = [name for line in printed if (name := DATE.sub("", line).strip())]
    signers = [re.sub(r"[（(](?:印章|盖章|公章|章)[）)]$", "", DATE.sub("", line).strip()) for line in signed]
    found = [line for line in signers if not re.search(r"[:：]|长\s*[\u4e00-\u9fff]{2,3}$", line)] or list(printed)
    fuller = [head for head in heads if found and head.endswith(found[0])]
    found = fuller or found or list(heads)
    if not found and title and (match := _TITLE_ISSUER.match(title)):
        names = re.split(r"[、 \u3000]+", match.group(1).strip())
        found = names if all(is_organisation(name) for name in names) else []
    return tuple(dict.fromkeys(found))


def _district(names: Sequence[str], lexicon: Lexicon) -> str | None:
    """Finds the district that title or issuers name."""
    for name in names:
        for district in lexicon.districts:
            if any(alias and alias in name for alias in (district.zh, *district.aliases)):
                return district.code
    return None


def _status(lines: Sequence[str], title: str | None, is_issued: bool) -> str | None:
    """Reads 征求意见稿, 结题稿 …; a document with a number, a printing line or a covering notice is 印发."""
    for text in (*lines, *re.findall(r"[（(][^（()）]*[）)]", title or "")):
        found = STATUS.fullmatch(text)
        if found and _DRAFT.search(found.group(1)):
            return found.group(1)
    return "印发" if is_issued else None


def _period(title: str | None) -> str | None:
    """Reads the years that a title names; 十四五 is 2021–2025.

    >>> _period("普陀区生命健康产业“十四五”发展规划"), _period("三年行动计划（2021-2023年）")
    ('2021-2025', '2021-2023')
    """
    years = _YEARS.search(title or "")
    if years:
        return f"{years.group(1)}-{years.group(2)}"
    plan = _FIVE_YEARS.search(title or "")
    if plan is None:
        return None
    first = 2021 + 5 * ("一二三四五六七".index(plan.group(1)) - 3)
    return f"{first}-{first + 4}"


def _copied(lines: Sequence[str]) -> str | None:
    """Joins the lines of 抄送."""
    joined = "".join(lines)
    return re.sub(r"^(?:抄\s*[送报]|分\s*送|报\s*送|主\s*送)\s*[:：]\s*", "", joined).strip(" 。") or None


def _disclosure(lines: Sequence[str]) -> str | None:
    """Reads 此件公开发布."""
    found = _DISCLOSURE.search(lines[0]) if lines else None
    return found.group() if found else lines[0].strip(_BRACKETS) if lines else None


def _approved(cover: Part | None) -> str | None:
    """Reads who approved the document from the notice that carries it (已经区政府第240次常务会议通过)."""
    for item in cover.content[:3] if cover else ():
        found = _APPROVED.search(item.text.chars)
        if found:
            return found.group(1)
    return None
