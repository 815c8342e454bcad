"""Who made a document and when: signature, information table, lines of the head, adoption lines, title.

Reads: the lines around the parts of a file, the facts of its page. Writes: issuers and the date.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from index.analysis.folding import HAN
from index.documents import Event
from index.structuring.asides import Aside
from index.structuring.phrases import DATE, date_of_figures, is_organisation, iso_date
from index.structuring.texts import TracedText

_LETTERHEAD = re.compile(r"\s*文\s*件(?:\s*[（(].*)?$")
_SEAL = re.compile(r"[（(](?:印章|盖章|公章|章|代章)[）)]$")
#: 市长：某某, 总理 李强: a person signs for a body that another line names.
_PERSON = re.compile(rf"[:：]|(?:长|总理|主席|主任)\s*[{HAN}]{{2,4}}$")

#: 关于 cuts the issuers off a title: 上海市静安区人民政府关于批转…, 最高人民法院、最高人民检察院关于….
_TITLE_ISSUER = re.compile(rf"([{HAN}、 \u3000]{{2,80}}?)(?:关于|印发|转发|批转|公告|令)")

#: 中共某市委某市人民政府, 中共中央办公厅国务院办公厅: Party and government sign together, the space between them lost.
_PARTY = re.compile(
    rf"(中共(?P<place>[{HAN}]{{2,12}}?)(?:委员会|委)(?:办公[室厅])?)(?=(?P=place)人民)|(中共中央(?:办公厅)?)(?=国务院)"
)

#: Events that give a text the wording it has; which of them count first for its issuers.
_MADE = frozenset(("passed", "amended"))
_MAKERS = ("passed", "issued", "approved", "amended")


def issuers_of(
    asides: Sequence[Aside], facts: Mapping[str, str], history: Sequence[Event], title: str | None
) -> tuple[str, ...]:
    """Reads who issued a document.

    Those who sign it (in full where the red header writes their name in full), else the page's 发文机关, those on the
    first page, those who passed it, the red header, the title, at last the body that only published it.
    """
    heads = [_LETTERHEAD.sub("", aside.text.chars) for aside in asides if aside.reason == "letterhead"]
    signers = _names([aside.text for aside in asides if aside.reason == "signature"])
    fuller = [head for head in heads if signers and head.endswith(signers[0])]
    printed = _names([aside.text for aside in asides if aside.reason == "issuer"])
    ways = (
        fuller or signers,
        _listed(facts.get("issuer", "")),
        printed,
        _makers(history),
        heads,
        _named_in(title or ""),
        _listed(facts.get("publisher", "")),
    )
    return tuple(dict.fromkeys(next((names for names in ways if names), ())))


def date_of(asides: Sequence[Aside], facts: Mapping[str, str], history: Sequence[Event]) -> str | None:
    """Reads when a document was made: 成文日期 of the page, the last date that stands alone, the adoption; ISO 8601."""
    lines = [aside.text.chars for aside in asides if aside.reason in ("date", "signature", "issuer")]
    stated = facts.get("date", "")
    told = iso_date(stated) or date_of_figures(stated)
    printed = (iso_date(line) or date_of_figures(line) for line in reversed(lines))
    return told or next(filter(None, printed), None) or _adopted(history)


def _names(texts: Sequence[TracedText]) -> list[str]:
    """Reads the bodies that lines name: dates, seals and persons go, two names on one line are two."""
    names: list[str] = []
    for text in texts:
        for piece in _bodies(text):
            name = _SEAL.sub("", DATE.sub("", piece.removesuffix("发布")).strip("（()） \u3000\xa0"))
            if len(name) > 1 and not _PERSON.search(name):
                names.append(name)
    return names


def _bodies(text: TracedText) -> list[str]:
    """Divides a line where the source leaves white space between two names (国务院办公厅　中央军委办公厅)."""
    names: list[str] = []
    for piece in text.pieces():
        if names and not (is_organisation(names[-1]) and is_organisation(piece)):
            names[-1] += piece
        else:
            names.append(piece)
    return names


def _listed(names: str) -> list[str]:
    """Divides the names that a page lists: 国务院办公厅、中央军委办公厅."""
    return [name for name in re.split(r"[、，,;；\s]+", names) if len(name) > 1]


def _named_in(title: str) -> list[str]:
    """Reads the bodies that a title begins with."""
    found = _TITLE_ISSUER.match(title)
    names = re.split(r"[、 \u3000]+", _PARTY.sub(r"\g<0>、", found.group(1).strip())) if found else []
    return names if all(is_organisation(name) for name in names) else []


def _makers(history: Sequence[Event]) -> tuple[str, ...]:
    """Reads who made a regulation: who last passed it, else who issued, approved or amended it."""
    for kind in _MAKERS:
        for event in reversed(history):
            if event.kind == kind and event.bodies:
                return event.bodies
    return ()


def _adopted(history: Sequence[Event]) -> str | None:
    """Reads when the text got its wording: when it was last passed or amended, else when it was issued.

    What one body passes, a higher one may have to approve: then the approval ends it.
    """
    kinds = {event.kind for event in history}
    for wanted in (_MADE | {"approved"} if kinds & _MADE else frozenset[str](), {"issued"}, {"approved"}):
        dates = [event.date for event in history if event.kind in wanted]
        if dates:
            return max(dates)
    return None
