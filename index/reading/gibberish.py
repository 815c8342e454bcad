"""Text that is none: characters of the private use area, replaced ones, controls, syllables that no text holds."""

from __future__ import annotations

import re

from index.errors import SourceError

#: Signs that characters were lost or never had a meaning: replaced, private use, not assigned, controls.
_LOST = re.compile("[\ufffd\ue000-\uf8ff\U000f0000-\U0010ffff\ufdd0-\ufdef\x00-\x08\x0e-\x1a\x7f]")

#: Kana and half-width kana, Greek, Cyrillic, box drawing: in Chinese text they come in words, not strewn.
_STRAY = re.compile("[\u3040-\u30ff\uff66-\uff9f\u0370-\u03ff\u0400-\u04ff\u0600-\u06ff\u0590-\u05ff]")

_HAN = re.compile("[\u3400-\u9fff\uf900-\ufaff]")

#: How large a part of a text may be lost before it is none.
_MOST_LOST = 0.01


def refuse_gibberish(text: str, name: str, cure: str) -> None:
    """Refuses a text that holds more lost characters than a slip explains.

    Raises:
        SourceError: With how many, the first of them and the line it stands on, and the cure.
    """
    lost = _LOST.findall(text)
    letters = sum(1 for character in text if not character.isspace())
    if len(lost) > max(2, _MOST_LOST * letters):
        first = _LOST.search(text)
        at = text.count("\n", 0, first.start() if first else 0) + 1
        raise SourceError(
            f"{name}: {len(lost):,} of {letters:,} characters cannot be read, the first on line {at} "
            f"(U+{ord(lost[0]):04X}); {cure}"
        )
