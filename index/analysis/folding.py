"""One form for every way of writing the same character, with the way back to the text as it is printed.

The fold looks at one character at a time (width, case, radicals, simplified or traditional, bracket and quote forms),
so that a part of a text always folds to a part of the folded text. Only white space depends on its neighbours.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

#: Han characters, with the zero of dates (二〇二五) and the repetition mark.
HAN = "々〇㐀-䶿一-鿿豈-﫿\U00020000-\U0003ffff"

#: Forms that Unicode keeps apart and readers do not: {the form that stays: the others}.
FORMS = {
    "(": "〔〘〚［【[{",  # 沪府办规〔2021〕5号, 长科委[2025]8号, 【】
    ")": "〕〙〛］】]}",
    '"': "“”„‟〝〞〟「」",
    "'": "‘’‚‛′`´『』",
    "-": "‐‑‒–—―−─━﹘~〜∼",  # 2021—2025, 2021～2025, 枫林—华泾
    "·": "•‧∙⋅・ᐧㆍ",
    "/": "⁄∕╱⟋",
    ":": "∶ː꞉",  # 1∶3
    "x": "×✕✖╳⨯⨉хХ",  # 3×4
    "≥": "≧⩾⪀≽",
    "≤": "≦⩽⩿≼",
    "+": "➕᛭",
    "=": "═",
    "*": "∗✱＊⁎",
    "°": "˚º",
    "√": "✓✔☑",
    "→": "➜➔➡⇒⟶",
    "←": "⇐⟵",
    "|": "∣│┃ǀ❘",
    "u": "μ",  # μm, µm and um
    # Cyrillic letters that fonts and conversions leave in Latin words.
    "a": "а",
    "b": "в",
    "c": "с",
    "e": "е",
    "h": "н",
    "i": "і",
    "j": "ј",
    "k": "к",
    "m": "м",
    "o": "о",
    "p": "р",
    "s": "ѕ",
    "t": "т",
    "《": "〈",
    "》": "〉",
    "〇": "○◯",
}
#: What only leaves a gap, however long: … and …….
GAPS = "…⋯︙‥"

#: Radicals that conversions from PDF leave in place of the characters, where NFKC knows no equivalent.
RADICALS = dict(
    zip(
        "⺁⺇⺋⺎⺏⺐⺒⺓⺔⺝⺟⺠⺡⺢⺣⺫⺬⺮⺯⺱⺳⺶⺷⺸⺻⺼⺽⻁⻂⻃⻄⻅⻆⻇⻈⻉⻊⻋⻌⻍⻎⻏⻐⻑⻒⻓⻔⻕⻖⻗⻘⻙⻚⻛⻜⻝⻞⻟⻠⻡⻢⻣⻤⻥⻦⻧⻨⻩⻪⻫⻬⻭⻮⻯⻰⻱⻲⻳",
        "厂几㔾兀尢尣巳幺彑月母民氵氺灬罒示竹糸网网羊羊羊聿肉臼虎衤覀西见角角讠贝足车辶辶辶邑钅长镸长门阜阝雨青韦页风飞食食飠饣首马骨鬼鱼鸟卤麦黄黾齐齐齿齿竜龙龟龟龟",
        strict=True,
    )
)

_FORM = {other: form for form, others in FORMS.items() for other in others} | RADICALS
#: Stands in a translated text where the fold is not exactly one character, until that character has been looked up.
_HOLE = "\x00"
_HOLES = re.compile(_HOLE)
_LATIN = re.compile(rf"(?![{HAN}])[^\W_]")
#: Where combining marks are accents (é = e); further on they make another letter (が is not か).
_LAST_ACCENTED = "\u2000"


@dataclass(frozen=True, slots=True)
class Folded:
    """A folded text; ``offsets[i]`` is where the character that gave ``text[i]`` stands in the original."""

    text: str
    offsets: Sequence[int]

    def original(self, start: int, end: int) -> tuple[int, int]:
        """Returns the half-open stretch of the original text that ``text[start:end]`` comes from (not empty)."""
        return self.offsets[start], self.offsets[end - 1] + 1


class Folding:
    """Folds texts by Unicode's compatibility forms, the forms above, and a table from variant to simplified character.

    >>> Folding({"體": "体"}).fold("３ 個整體（ＣＲＯ）").text
    '3個整体(cro)'
    """

    def __init__(self, script: Mapping[str, str]) -> None:
        self.script = script
        self._table = _Table(script)

    def fold(self, text: str) -> Folded:
        """Folds a text for exact runs: of white space, only one space between two Latin words or numbers is left."""
        return self._fold(text, spaced=False)

    def fold_spaced(self, text: str) -> Folded:
        """Folds a text for words: inside it every run of white space is one space, because it ends a word."""
        return self._fold(text, spaced=True)

    def form(self, character: str) -> str:
        """Returns what one character folds to: usually one character, "m2" for ㎡, nothing for an invisible one."""
        form = self._table[ord(character)]
        return self._table.unequal[character] if form == _HOLE else form

    def _fold(self, text: str, *, spaced: bool) -> Folded:
        translated = text.translate(self._table)
        if _HOLE not in translated:
            return Folded(translated, range(len(translated)))
        pieces: list[str] = []
        offsets: list[int] = []
        gap = -1  # where the white space stands that has been read and not yet written
        last = ""
        for start, end, piece in self._pieces(text, translated):
            if piece == " ":
                gap = start
                continue
            if gap >= 0 and last and (spaced or (_LATIN.match(last) and _LATIN.match(piece))):
                pieces.append(" ")
                offsets.append(gap)
            gap = -1
            pieces.append(piece)
            offsets.extend(range(start, end) if end - start == len(piece) else [start] * len(piece))
            last = piece[-1]
        return Folded("".join(pieces), offsets)

    def _pieces(self, text: str, translated: str) -> Iterator[tuple[int, int, str]]:
        """Yields the stretches between the holes and what fills the holes, each with its place in the original."""
        end = 0
        for hole in _HOLES.finditer(translated):
            start = hole.start()
            if end < start:
                yield end, start, translated[end:start]
            end = start + 1
            if form := self._table.unequal[text[start]]:
                yield start, end, form
        if end < len(translated):
            yield end, len(translated), translated[end:]


class _Table(dict[int, str]):
    """What :meth:`str.translate` asks: the form of a character, worked out when it is first met, or else a hole."""

    def __init__(self, script: Mapping[str, str]) -> None:
        super().__init__()
        self.unequal: dict[str, str] = {}
        self._script = script

    def __missing__(self, code: int) -> str:
        character = chr(code)
        form = " " if character.isspace() or character in GAPS else self._form(character) or _visible(character)
        if len(form) != 1 or form == " ":
            self.unequal[character] = form
            form = _HOLE
        self[code] = form
        return form

    def _form(self, character: str) -> str:
        form = _FORM.get(character, character)
        form = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", form).casefold())
        return "".join(self._part(part) for part in form)

    def _part(self, character: str) -> str:
        if character < _LAST_ACCENTED:
            character = unicodedata.normalize("NFKD", character)
        character = "".join(_FORM.get(part, part) for part in character if _visible(part) and not part.isspace())
        return self._script.get(character, character)


def _visible(character: str) -> str:
    """Returns a character that leaves a mark of its own, and nothing for controls, formats and combining marks."""
    return "" if unicodedata.category(character) in {"Cf", "Cc", "Mn", "Me"} else character
