"""A reference in each form: GB/T 7714-2015, English, Markdown, BibTeX, RIS, plain link."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import Any

from search.citing.references import CitedParts, reference

#: Said in English of every text of ours.
_UNOFFICIAL = "The English is an unofficial working translation"
_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
#: Characters that LaTeX takes for its own.
_LATEX = {
    "&": r"\&",
    "%": r"\%",
    "$": r"\$",
    "#": r"\#",
    "_": r"\_",
    "{": r"\{",
    "}": r"\}",
    "~": r"\~{}",
    "^": r"\^{}",
}
#: What kind of report reference managers are told of.
_KIND = "政府文件"
#: Authors that are named; GB/T 7714 says 等 for more.
_NAMED = 3


def cite(resource: Mapping[str, Any], base: str, accessed: date) -> dict[str, str]:
    """Every form of the citation of a resource, by its name, and the day that it was read.

    Args:
        resource: A document, section or clause as JSON.
        base: What its address stands below, ``https://policy.example``; "" gives addresses without a host.
        accessed: The day that the citation names.
    """
    cited = reference(resource, base, accessed)
    return {
        "gbt7714": gbt7714(cited),
        "english": english(cited),
        "markdown": markdown(cited),
        "bibtex": bibtex(cited),
        "ris": ris(cited),
        "link": cited.url,
        "accessed": accessed.isoformat(),
    }


def gbt7714(cited: CitedParts) -> str:
    """After GB/T 7714-2015: 责任者. 题名：文号[A/OL]. 年：引文位置(发布日期)[引用日期]. 地址."""
    names = [zh for zh, _ in cited.authors]
    who = "，".join(names[:_NAMED]) + ("，等" if len(names) > _NAMED else "")
    what = (
        cited.title
        + (f"（{cited.standing}）" if cited.standing else "")
        + (f"：{cited.number}" if cited.number else "")
    )
    where = "：".join(part for part in (cited.year, cited.place) if part)
    when = (f"({cited.date})" if cited.date else "") + f"[{cited.accessed.isoformat()}]"
    head = f"{who}. {what}" if who else what
    return f"{head}[A/OL]. {where}{when}. {cited.url}."


def english(cited: CitedParts) -> str:
    """In English, with the title in both languages, and what the English is."""
    names = [en or zh for zh, en in cited.authors]
    title = f"“{cited.title_en}” [{cited.title}]" if cited.title_en else f"“{cited.title}”"
    issued = ", ".join(part for part in (cited.number, _written(cited.date)) if part)
    parts = ["; ".join(names), title, issued, _capital(cited.place_en), _capital(cited.standing_en), _UNOFFICIAL]
    said = ". ".join(part for part in parts if part)
    return f"{said}. Accessed {_written(cited.accessed.isoformat())}. {cited.url}"


def markdown(cited: CitedParts) -> str:
    """A link for notes and wikis."""
    title = _plain("，".join(part for part in (cited.title, cited.place) if part))
    standing = f"（{_plain(cited.standing)}）" if cited.standing else ""
    return f"[{title}]({cited.url}){standing}，{cited.accessed.isoformat()}"


def bibtex(cited: CitedParts) -> str:
    """An entry for BibTeX and BibLaTeX; double braces keep names of institutions whole.

    A report where an issuer is known, as styles ask of one for its institution.
    """
    note = "; ".join(part for part in (cited.title_en, cited.place_en, cited.standing_en) if part)
    fields = {
        "author": " and ".join(f"{{{_latex(zh)}}}" for zh, _ in cited.authors),
        "title": f"{{{_latex(cited.title)}}}",
        "institution": f"{{{_latex(cited.authors[0][0])}}}" if cited.authors else None,
        "type": _KIND,
        "number": _latex(cited.number or ""),
        "year": cited.year,
        "date": cited.date,
        "pages": _latex(cited.place),
        "note": _latex(note),
        "url": cited.url,
        "urldate": cited.accessed.isoformat(),
        "langid": "chinese",
    }
    lines = [f"  {name} = {{{value}}}," for name, value in fields.items() if value]
    key = re.sub(r"[^A-Za-z0-9.]+", "-", cited.id)
    return "\n".join([f"@{'techreport' if cited.authors else 'misc'}{{{key},", *lines, "}"])


def ris(cited: CitedParts) -> str:
    """A record for Zotero, EndNote and others, in the tags that a report has with them: SN its number, SP the place."""
    rows = [("TY", "GOVDOC"), *(("AU", zh) for zh, _ in cited.authors), ("TI", cited.title), ("TT", cited.title_en)]
    rows += [("PB", zh) for zh, _ in cited.authors[:1]]
    rows += [
        ("PY", cited.year),
        ("DA", (cited.date or "").replace("-", "/")),
        ("M3", _KIND),
        ("SN", cited.number),
        ("SP", cited.place),
    ]
    rows += [("N1", "; ".join(part for part in (cited.place_en, cited.standing, cited.standing_en) if part))]
    rows += [("UR", cited.url), ("Y2", cited.accessed.strftime("%Y/%m/%d")), ("LA", "zh")]
    lines = [f"{tag}  - {' '.join(value.split())}" for tag, value in rows if value]
    return "\r\n".join([*lines, "ER  - ", ""])


def _written(moment: str | None) -> str:
    """A date in English, as much of it as is known: 29 November 2021, February 2021, 2021."""
    year, month, day = ([*(moment or "").split("-"), "", ""])[:3]
    name = _MONTHS[int(month) - 1] if month else ""
    return " ".join(part for part in (day.lstrip("0"), name, year) if part)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _plain(text: str) -> str:
    """A text in which Markdown sees no mark-up."""
    return re.sub(r"([\\`*_\[\]<>])", r"\\\1", text)


def _latex(text: str) -> str:
    return "".join(_LATEX.get(sign, sign) for sign in text.replace("\\", " "))
