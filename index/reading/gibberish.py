"""Text that is none: characters that were replaced or have no meaning, text that was decoded wrongly and saved."""

from __future__ import annotations

import re

from index.analysis.folding import HAN
from index.errors import SourceError

#: Signs that characters were lost or never had a meaning: replaced, private use (but for fonts of signs: bullets),
#: not assigned, controls.
_LOST = re.compile("[\ufffd\ue000-\uf01f\uf100-\uf8ff\U000f0000-\U0010ffff\ufdd0-\ufdef\x00-\x08\x0e-\x1a\x7f]")

#: What UTF-8 looks like that was taken for Latin-1 or for GBK and saved so.
_MISTAKEN = re.compile("[\u00c2-\u00ef][\u0080-\u00bf\u0152-\u0178\u2013-\u203a\u20ac\u2122]{1,2}|锟斤拷|烫烫烫")

#: Kana that stand alone among Han characters: of a text decoded wrongly, where it is not Japanese.
_KANA = re.compile("[\u3041-\u3096\u30a1-\u30fa]")
_STRAY = re.compile(f"(?<=[{HAN}])[\u3041-\u3096\u30a1-\u30fa](?=[{HAN}])")
_JAPANESE = 0.15

#: How large a part of a text may be lost before it is none.
_MOST_LOST = 0.01


def refuse_gibberish(text: str, name: str, cure: str) -> None:
    """Refuses a text that holds more lost characters than a slip explains.

    Raises:
        SourceError: With how many, the first of them and the line it stands on, and the cure.
    """
    letters = sum(map(len, text.split()))
    lost = [*_LOST.finditer(text), *_MISTAKEN.finditer(text)]
    if len(_KANA.findall(text)) < _JAPANESE * letters:
        lost += _STRAY.finditer(text)
    if len(lost) > max(2, _MOST_LOST * letters):
        first = min(lost, key=lambda found: found.start())
        at = text.count("\n", 0, first.start()) + 1
        raise SourceError(
            f"{name}: {len(lost):,} of {letters:,} characters cannot be read, the first on line {at} "
            f"(U+{ord(first.group()[0]):04X}); {cure}"
        )
