"""The district that a document is of, by the names in its title and of its issuers.

Reads: names, the districts with their aliases. Writes: the code of a district.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from index.terms.lists import District

_RANKS = ("区", "县", "市")


def district_of(names: Iterable[str], districts: Sequence[District]) -> str | None:
    """Finds the district that a name is of.

    1. A full name (普陀区) counts unless another city or province stands before it (舟山市普陀区).
    2. A bare one (普陀) counts only behind its own city (上海普陀): 普陀山 is no district.
    """
    forms = [(district.code, _pattern(district)) for district in districts]
    return next((code for name in names for code, pattern in forms if pattern.search(name)), None)


def _pattern(district: District) -> re.Pattern[str]:
    """Makes the pattern of a district's names; its city is what an alias sets before its name (上海市黄浦区)."""
    han = [alias for alias in (district.zh, *district.aliases) if alias and not alias.isascii()]
    cities = {alias[: -len(district.zh)] for alias in han if alias.endswith(district.zh) and alias != district.zh}
    own = {form for city in cities for form in (city, city.rstrip("市"))}
    full = [alias for alias in han if alias.endswith(_RANKS)]
    bare = [alias for alias in han if not alias.endswith(_RANKS)]
    forms = [rf"(?<![市省州盟])(?:{'|'.join(map(re.escape, full))})"] if full else []
    if own:
        behind = "|".join(f"(?<={re.escape(city)})" for city in sorted(own))
        forms.append(rf"(?:{behind})(?:{'|'.join(map(re.escape, [*full, *bare]))})")
    return re.compile("|".join(forms) or r"(?!)")
