"""What Taiwan calls a thing: 软体 for 软件, 资讯 for 信息, 人工智慧 for 人工智能.

Traditional characters are folded everywhere; another word is another matter. OpenCC knows how Taiwan words a mainland
text, so every word of the documents is converted, and where the words differ, Taiwan's leads to the mainland's.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable


def compile_regional(words: Iterable[str], fold: Callable[[str], str]) -> dict[str, str]:
    """Returns Taiwan's word, folded, for each word with another one there → the word; none that is a word here too."""
    # Only a build loads OpenCC.
    import opencc

    convert = opencc.OpenCC("s2twp").convert
    here = sorted({word for word in words if len(word) > 1 and not word.isascii()})
    pairs = ((fold(convert(word)), word) for word in here)
    known = set(here)
    return {there: word for there, word in pairs if there != fold(word) and there not in known}
