"""The printed number of a section as an English heading writes it.

Only the few forms that stand in the field of a section have to be known here; :mod:`index.structuring.numbering` reads
numbers at the head of any line.
"""

from __future__ import annotations

import re
from functools import lru_cache

from index.terms.numerals import HAN_NUMERALS, value_of

_HAN = f"[{HAN_NUMERALS}]{{1,6}}"
_ANY = f"(?:{_HAN}|[0-9]{{1,4}})"
#: What is printed → its English, the first that fits.
_FORMS = (
    (re.compile(rf"({_HAN})[、.．]"), "{roman}."),
    (re.compile(rf"[（(]({_ANY})[）)]"), "({number})"),
    (re.compile(r"([0-9]{1,4})[、.．]"), "{number}."),
    (re.compile(rf"专栏({_ANY})?"), "Box {number}"),
    (re.compile(rf"附[件录]({_ANY})?"), "Annex {number}"),
    (re.compile(rf"第({_ANY})(?:编|部分|篇)"), "Part {number}"),
    (re.compile(rf"第({_ANY})章"), "Chapter {number}"),
    (re.compile(rf"第({_ANY})节"), "Section {number}"),
    (re.compile(rf"第({_ANY})条"), "Article {number}"),
)
_ROMAN = ((100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))


@lru_cache(maxsize=1024)
def english_number(number: str) -> str:
    """A section number in English; one of another form stands as it is printed.

    >>> [english_number(number) for number in ("一、", "（十二）", "3、", "专栏2", "第三章", "附件", "4.1")]
    ['I.', '(12)', '3.', 'Box 2', 'Chapter 3', 'Annex', '4.1']
    """
    for pattern, form in _FORMS:
        if found := pattern.fullmatch(number.strip()):
            value = value_of(found[1] or "")
            return form.format(number=value or "", roman=_roman(value)).strip()
    return number


def _roman(value: int) -> str:
    signs = ""
    for worth, sign in _ROMAN:
        signs += sign * (value // worth)
        value %= worth
    return signs
