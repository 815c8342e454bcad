"""Titles and numbers in an English text: the Personal Information Protection Law, Hu Fu Gui [2021] No. 5.

A title in English has no marks of its own. It is a run of words with capitals, joined by small ones (of, on, for),
around what documents are called (Measures, Action Plan); “these Measures” and “the Plan” alone name no document.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from index.references.records import CitedNumber, CitedText
from index.references.standards import standards

#: What documents are called.
_TYPE = (
    r"(?:Laws?|Act|Code|Constitution|Regulations?|Measures|Rules|Provisions|Decisions?|Opinions?|Notice|Circular|Plan|"
    r"Program(?:me)?|Outline|Scheme|Guidelines?|Guidance|Policy|Policies|Catalog(?:ue)?|Blueprint|Standards?|"
    r"Specifications?|Resolution|Announcement|White Paper|Proposals?|Ordinance|Directive|Convention|Charter|Roadmap|"
    r"\d+ Articles)"
)
_CAPITAL = (
    r"(?:[A-Z][\w&’'/-]*|\d+(?:st|nd|rd|th)\b|(?:19|20)\d\d(?= [A-Z]| (?:of|for) (?:the )?[A-Z])|\d+(?= Articles))"
)
_SMALL = r"(?:of|on|for|the|and|in|to|with|from|by|at|a|an|its|as|or|into|under|through|regarding|concerning|governing)"
#: Words with capitals and the small ones between them.
_RUN = re.compile(rf"(?<![\w’'-]){_CAPITAL}(?:,?\s+(?:{_SMALL}\s+){{0,3}}{_CAPITAL})*")
#: The years or the state that a title ends with: (2024-2026), (Trial).
_EDITION = re.compile(r"\s*\((?:(?:19|20)\d\d\b[^()]{0,24}|(?:for )?(?:Interim|Trial|Draft|Provisional)[^()]{0,24})\)")
#: The kind of a document stands before its subject, or at the end: not Law Firm.
_KIND = re.compile(rf"\b{_TYPE}\b(?=\s+{_SMALL}\b|,|$)")
_SUBJECT = re.compile(r"\s+(?:of|on|for|concerning|regarding|governing|to|in|under)\b")
#: … Law and the Data Security Law, … and the Measures for …: where one title ends and the next begins.
_NEXT = re.compile(rf",?\s+(?:and|or|as well as)\s+the\s+(?=(?:{_CAPITAL}\s+){{0,8}}?{_TYPE}\b)|,\s+the\s+")
#: Article 5 of the Company Law, Implement the Outline of …, and the …
_LEAD = re.compile(
    r"(?:(?:Articles?|Chapters?|Sections?|Paragraphs?|Items?)\s+[\dIVX]+(?:,?\s+(?:and|to|or)\s+\d+)?\s+of\s+(?:the\s+)?|"
    rf"[A-Z][a-z]+\s+(?:to\s+|with\s+|from\s+)?the\s+|(?:The|An?|In|Under|By|See|Per|To)\s+|,?\s*(?:{_SMALL}\s+)+|[,\s]+)*"
)
_OWN = re.compile(r"(?:These|This|Those|Such|Other|Relevant|Our|Any|Each|Said|All|Local)\b")
#: Words that do not say what a document is about: Action Plan, Interim Measures, the 14th Five-Year Plan.
_GENERAL = frozenset(
    re.findall(
        r"\S+",
        "action implementation implementing work special interim provisional detailed trial annual several general "
        "overall master development five-year three-year business emergency supporting chinese international "
        "domestic basic above articles conduct",
    )
)
#: A plan or a programme without a subject behind it goes by a name: the Doubling Plan; a plan of three words and more
#: says what it is of (Shanghai Urban Transport Plan).
_PROGRAMME = re.compile(r"(?:Plan|Program(?:me)?)$")
_NAMED = 2
_OF_SUBJECT = re.compile(rf"\b{_TYPE}{_SUBJECT.pattern}")
#: Notice Forwarding the “…”: what is in the marks is meant.
_PASSES_ON = re.compile(r"(?:Forwarding|Issuing|Distributing|Publishing|Amending|Transmitting)$")
_QUOTE = re.compile(r"\s+(?:the\s+)?[“\"]")
_WORD = re.compile(r"[A-Za-z][\w’'-]*")
_QUOTED = re.compile(r"[“\"](?P<title>[A-Z\d][^“”\"]{6,300})[”\"]")
#: (hereinafter referred to as the “Measures”): no second reference.
_CALLED = re.compile(r"(?:referred to as|called|known as)\s+(?:the\s+)?$")
_PERIOD = re.compile(r"\s+(?:period|years?)\b")
#: What may stand between a title in small letters and its number: Notice on strengthening the use of funds (Hu Cai …).
_REST = re.compile(r"[”\"]?[^.;:()“”\"\[\]]{0,140}")
_VERB = re.compile(r"\b(?:shall|is|are|was|were|has|have|will|may|must)\b")
_SIGN = r"(?P<sign>(?:[A-Z][^\W\d_]*\s+){0,5}?(?:[A-Z][^\W\d_]*|(?:[A-Z]\.){2,6}))"
#: Hu Wen Lü Fa [2019] No. 88
_NUMBER = re.compile(rf"{_SIGN}\s*[\[(〔](?P<year>(?:19|20)\d\d)[\])〕]\s*,?\s*No\.?\s*(?P<serial>\d{{1,5}})")
#: The same without its No. in brackets of its own: (Guo Ban Fa [2019] 5).
_BARE = re.compile(rf"(?<=[(（]){_SIGN}\s*[\[〔](?P<year>(?:19|20)\d\d)[\]〕]\s*(?P<serial>\d{{1,5}})(?=[)）])")
_BEFORE_SIGN = re.compile(r"^(?:(?:See|Under|In|Per|The|Document|Notice|Circular|With|By|File|Both|Of)\s+)+")
_ISSUER = r"(?:[A-Z][\w’']*|of|the|and)(?:\s+(?:[A-Z][\w’']*|of|the|and))*"
_ORDERS = r"(?P<order>Order|Decree|Announcement|Document)"
_YEAR = r"(?:\s+(?:of\s+|\[|\()?(?P<year>(?:19|20)\d\d)[\])]?)?"
_ORDER = re.compile(
    rf"{_ORDERS}\s+No\.?\s*(?P<serial>\d{{1,5}}){_YEAR}\s+of\s+(?:the\s+)?(?P<sign>(?!(?:19|20)\d\d){_ISSUER})"
)
#: Order of the State Council No. 724
_ORDER_OF = re.compile(rf"{_ORDERS}\s+of\s+the\s+(?P<sign>{_ISSUER})[,\s(]+No\.?\s*(?P<serial>\d{{1,5}}){_YEAR}")
#: State Council Order No. 752
_ORDERED = re.compile(
    r"(?P<sign>(?:[A-Z][\w’']*\s+){1,6}?|(?<=[(（]))(?P<order>Order|Decree|Announcement)\s+No\.?\s*(?P<serial>\d{1,5})\b"
    r"(?:\s+(?:of\s+|\[)(?P<year>(?:19|20)\d\d)\]?)?(?!\s+(?:\[|of))"
)
_BESIDE = re.compile(r"\s*[（(\[]\s*(?:Document\s+|No\.\s+)?")
_Given = tuple[int, int, CitedNumber]


def english_mentions(text: str) -> list[CitedText]:
    """Every title and number of an English text in its order; a number beside a title belongs to it.

    >>> found = english_mentions("see the Rules on Data Use (Hu Fu Gui [2021] No. 5) and the Company Law")
    >>> [(one.title, one.number and one.number.written) for one in found]
    [('Rules on Data Use', 'Hu Fu Gui [2021] No. 5'), ('Company Law', None)]
    """
    given = list(_numbers(text))
    found: list[CitedText] = []
    whole = text.strip()
    titles = list(_titles(text))
    for place, (start, end, quoted) in enumerate(titles):
        if text[start:end] == whole:
            # A heading names its own document.
            continue
        if any(first < end and start < last for first, last, _ in given):
            continue
        following = titles[place + 1][0] if place + 1 < len(titles) else len(text)
        end, number = _numbered(text, end, [one for one in given if one[0] < following])
        if not _is_title(text[start:end]) or (_PASSES_ON.search(text, start, end) and _QUOTE.match(text, end)):
            continue
        title = re.sub(r"\s+", " ", text[start:end]).strip('“”" ')
        last = number[1] if number else end
        found.append(CitedText(start, last, title, number[2] if number else None, "“”" if quoted else ""))
    beside = [one.number for one in found]
    found += [CitedText(start, end, None, number, "") for start, end, number in given if number not in beside]
    return sorted(found, key=lambda mention: mention.start)


def _numbered(text: str, end: int, given: Sequence[_Given]) -> tuple[int, _Given | None]:
    """Where a title ends, and the number in brackets behind it; words in small letters lead up to it."""
    behind = next((one for one in given if one[0] >= end), None)
    if behind is None:
        return end, None
    rest = _REST.match(text, end)
    last = rest.end() if rest else end
    if _BESIDE.fullmatch(text, last, behind[0]) is None or _VERB.search(text, end, last):
        return end, None
    return end + len(text[end:last].rstrip()), behind


def _titles(text: str) -> Iterator[tuple[int, int, bool]]:
    """Where titles start and end, and whether in quotation marks."""
    covered: list[tuple[int, int]] = []
    for found in _QUOTED.finditer(text):
        covered.append(found.span())
        if _KIND.search(found["title"]) and not _CALLED.search(text, 0, found.start()):
            yield *found.span(), True
    for run in _RUN.finditer(text):
        if any(first <= run.start() < last for first, last in covered):
            continue
        edition = _EDITION.match(text, run.end())
        for start, end in _in_run(run.group()):
            first, last = run.start() + start, run.start() + end
            last = edition.end() if edition and last == run.end() else last
            if not _PERIOD.match(text, last):
                yield first, last, False


def _in_run(run: str) -> Iterator[tuple[int, int]]:
    """The titles in a run of words, one after the other."""
    at = 0
    while kind := _KIND.search(run, at):
        lead = _LEAD.match(run, at)
        start = lead.end() if lead and lead.end() <= kind.start() else at
        end = kind.end()
        if _SUBJECT.match(run, end):
            following = _NEXT.search(run, end)
            end = following.start() if following else len(run)
        if not _OWN.match(run, start):
            yield start, end
        at = end


def _is_title(words: str) -> bool:
    """Whether words say what a document is about: Data Security Law, not Action Plan and not Doubling Plan."""
    kept = [word.lower() for word in _WORD.findall(re.sub(rf"\b(?:{_TYPE}|{_SMALL})\b", " ", words))]
    said = [word for word in kept if word not in _GENERAL]
    programme = None if _OF_SUBJECT.search(words) else _PROGRAMME.search(words.strip('“”" '))
    return len(said) > (0 if programme is None else _NAMED if programme.group() == "Plan" else len(words))


def _numbers(text: str) -> Iterator[_Given]:
    yield from standards(text)
    for pattern in _patterns(text):
        for found in pattern.finditer(text):
            year = int(found["year"]) if found["year"] else None
            sign = _BEFORE_SIGN.sub("", found["sign"])
            start = found.start() + (0 if pattern in (_ORDER, _ORDER_OF) else len(found["sign"]) - len(sign))
            written = re.sub(r"\s+", " ", text[start : found.end()])
            issuer = sign if pattern in (_NUMBER, _BARE) else f"{sign.strip()} {found['order']}".strip()
            yield start, found.end(), CitedNumber(written, issuer, year, int(found["serial"]))


def _patterns(text: str) -> tuple[re.Pattern[str], ...]:
    """The patterns that can find something in a text."""
    numbered = (_NUMBER, _ORDER, _ORDER_OF, _ORDERED) if "No" in text else ()
    return (*numbered, _BARE) if "[" in text or "〔" in text else numbered
