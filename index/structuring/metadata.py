"""Metadata: what a document says about itself, read from the lines around its text.

Only lines that stand apart are read: a number in a sentence (《…若干意见》（沪府发〔2018〕25号）) belongs to the
document that is cited there.

Reads: parts with their asides; the facts of the page; the names of districts. Writes: metadata.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

from index.analysis.folding import HAN
from index.documents import Metadata
from index.structuring.adoption import read_events
from index.structuring.asides import Aside
from index.structuring.contents import key_of
from index.structuring.districts import district_of
from index.structuring.inferring import date_of_name, in_force, legislators_of
from index.structuring.making import date_of, issuers_of
from index.structuring.parts import FilePart
from index.structuring.phrases import DATE, NUMBER, STANDARD, date_of_figures, iso_date, kind_of_title
from index.structuring.places import place_named
from index.structuring.status import comments_until, expires_on, period_of, status_of
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
#: 已经2024年3月18日区政府第87次常务会议通过
_APPROVED = re.compile(r"已?经(?:\d{4}年\d{1,2}月(?:\d{1,2}日)?)?([^，。《》]{2,40}?)(?:审议|讨论)?(?:通过|批准|同意)")
_DIGIT_SPACE = re.compile(rf"(?<=[{HAN}]) (?=\d)|(?<=\d) (?=[{HAN}])")
#: 云川区人民政府办公室　2023年8月15日印发
_PRINTER = re.compile(rf"\s*{DATE.pattern}\s*印发.*$|[（(]?共印.*$")
_BRACKETS = "（）()[]【】"

#: A text says for how long it holds or may be commented on in its first or its last paragraphs.
_NEAR = 12


def read_metadata(
    parts: Sequence[FilePart], lexicon: Lexicon, name: str = "", facts: Mapping[str, str] = MappingProxyType({})
) -> Metadata:
    """Reads the metadata of a file.

    Reads: parts, districts, the name of the file, the facts that its page states. Writes: metadata.
    """
    cover = next((part for part in parts if part.kind == "cover"), None)
    main = next(part for part in parts if part.kind == "main")
    lines = _Lines(parts)
    # Who signs the notice issued it, whoever signs the report that it carries.
    signed = (cover or main).asides
    title, cover_title = _titles(main, cover, facts.get("title"))
    history = read_events("".join(lines.told("adoption")))
    issuers = issuers_of(signed, facts, history, cover_title or title)
    date = date_of(signed, facts, history)
    effective = in_force(main.content, history) or _day(facts.get("effective", ""))
    told_date = None if date else _day(facts.get("published", "")) or date_of_name(name) or effective
    legislators = () if issuers else legislators_of(title, main.content)
    number = _number(lines.told("number")) or _number([facts.get("number", "")])
    printed = lines.told("printed")
    near = _near(cover, main)
    titles = [text for text in (title, cover_title) if text]
    status = status_of(
        lines.told("status"), titles, facts.get("validity", ""), is_issued=bool(cover or number or printed)
    )
    district = district_of([*titles, *issuers], lexicon.districts)
    around = "\n".join(lines.told("contact", "result", "signatory", "number"))
    return Metadata(
        title=title,
        district=district,
        place=None if district else place_named([*issuers, *titles], lexicon.places),
        issuers=issuers or legislators,
        number=number,
        date=date or told_date,
        type=kind_of_title(title) if title else None,
        status=status.printed,
        period=period_of(title, near),
        cover_title=cover_title,
        addressees=_first(lines.told("addressees")),
        copied_to=_copied(lines.told("copied to")),
        approved_by=_approved(cover),
        printed_by=_first([name for line in printed if (name := _PRINTER.sub("", line)) and "印" not in name]),
        printed_date=next((date for line in reversed(printed) if "印发" in line and (date := iso_date(line))), None),
        disclosure=_disclosure(lines.told("disclosure")),
        stage=status.stage,
        comments_until=comments_until(near) if status.stage == "draft for comments" else None,
        effective=effective,
        expires=_day(facts.get("ends", "")) or expires_on(near, effective),
        history=history,
        inferred=("date",) * bool(told_date) + ("issuers",) * bool(legislators),
        **{name: _labelled(label, around) for name, label in _LABELS.items()},
    )


#: What is shown as it is printed; the other fields are compared and kept in their plain form.
_PRINTED = (
    "title", "cover_title", "number", "addressees", "copied_to", "approved_by", "printed_by", "signatory", "result",
    "disclosure", "contact", "address",
)  # fmt: skip


def printed_metadata(metadata: Metadata, asides: Sequence[Aside]) -> Metadata:
    """Gives the metadata back the characters of their lines (traditional script, full-width figures)."""
    forms: dict[str, Counter[str]] = {}
    for aside in asides:
        for plain, printed in zip(aside.text.chars, aside.text.shown, strict=False):
            forms.setdefault(plain, Counter())[printed] += 1
    table = {ord(plain): counts.most_common(1)[0][0] for plain, counts in forms.items()}
    values = {name: value.translate(table) for name in _PRINTED if (value := getattr(metadata, name))} if table else {}
    issuers = tuple(name.translate(table) for name in metadata.issuers)
    return replace(metadata, **values, issuers=issuers) if table else metadata


class _Lines:
    """The lines around the parts of a file, by what they are for."""

    def __init__(self, parts: Sequence[FilePart]) -> None:
        self._asides = [aside for part in parts if part.kind != "annex" for aside in part.asides]
        self._below = [aside for part in parts if part.kind == "annex" for aside in part.asides]

    def told(self, *reasons: str) -> list[str]:
        """Lists the lines with one of some reasons; what closes the whole file may stand below its last annex."""
        below = [aside for aside in self._below if aside.reason in ("copied to", "printed")]
        return [aside.text.chars for aside in [*self._asides, *below] if aside.reason in reasons]


def _titles(main: FilePart, cover: FilePart | None, told: str | None) -> tuple[str | None, str | None]:
    """Reads the titles of the document and of its covering notice.

    What the page calls its text is the title of what stands first: of the notice where one carries a document.
    """
    title, cover_title = _tidy(main.title), _tidy(cover.title) if cover else None
    if not told:
        return title, cover_title
    if cover is None:
        return told, None
    return (told, cover_title) if title and key_of(told) == key_of(title) else (title, told)


def _tidy(title: str | None) -> str | None:
    """Takes the spaces out that a conversion set around the digits of a title (第 014 号)."""
    return _DIGIT_SPACE.sub("", title) if title else None


def _near(cover: FilePart | None, main: FilePart) -> list[str]:
    """Lists the first and the last paragraphs of the document, and those of its notice."""
    content = [*(cover.content[:_NEAR] if cover else ()), *main.content[:_NEAR], *main.content[_NEAR:][-_NEAR:]]
    return [item.text.chars for item in content]


def _day(text: str) -> str | None:
    """Reads a date that a page states, in words or in figures."""
    return iso_date(text) or date_of_figures(text)


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
        found = NUMBER.search(line) or STANDARD.search(line)
        if found:
            return re.sub(r"\s+", "", found.group())
    return None


def _copied(lines: Sequence[str]) -> str | None:
    """Joins the lines of 抄送."""
    joined = "".join(lines)
    return re.sub(r"^(?:抄\s*[送报]|分\s*送|报\s*送|主\s*送)\s*[:：]\s*", "", joined).strip(" 。") or None


def _disclosure(lines: Sequence[str]) -> str | None:
    """Reads 此件公开发布."""
    found = next((found for line in lines if (found := _DISCLOSURE.search(line))), None)
    return found.group() if found else lines[0].strip(_BRACKETS) if lines else None


def _approved(cover: FilePart | None) -> str | None:
    """Reads who approved the document from the notice that carries it (已经区政府第240次常务会议通过)."""
    for item in cover.content[:3] if cover else ():
        found = _APPROVED.search(item.text.chars)
        if found:
            return found.group(1)
    return None
