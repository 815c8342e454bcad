"""What must stand in the English as it is printed: Latin names and document numbers; and what must not: Chinese."""

from __future__ import annotations

import re

HAN = "㐀-鿿\uf900-\ufaff\U00020000-\U0003ffff"

_LATIN = re.compile(r"[A-Za-z0-9]+(?:[+/&.-][A-Za-z0-9]+)*\+?")
_DOCUMENT_NUMBER = re.compile(rf"(?P<office>[{HAN}]{{2,6}})[〔\[](?P<year>\d{{4}})[〕\]](?P<number>\d+)号")
#: Pinyin of the offices that number the documents cited here.
_OFFICES = {
    "沪府办规": "Hu Fu Ban Gui",
    "沪府发": "Hu Fu Fa",
    "沪府办发": "Hu Fu Ban Fa",
    "静府发": "Jing Fu Fa",
    "长科委": "Chang Ke Wei",
}
#: A name in brackets behind its pinyin: Difule (迪辅乐).
_GLOSS = re.compile(rf"[A-Z][\w' -]* \(([{HAN}]+)\)")
_CHINESE_SIGN = re.compile("[\u3000-\u303f\uff00-\uffef“”‘’…·—]")


def missing_latin(chinese: str, english: str) -> list[str]:
    """The Latin names of the Chinese that the English does not print letter by letter, as often: CRO, 1+5+X, P2+."""
    names = _latin(chinese)
    return [name for name in dict.fromkeys(names) if _printed(name, english) < names.count(name)]


def _printed(name: str, english: str) -> int:
    """How often a name stands in a text, an s for the plural allowed: CROs."""
    spaced = re.escape(name).replace(r"\+", r" ?\+ ?").removesuffix(" ?")
    return len(re.findall(rf"(?<![A-Za-z0-9]){spaced}s?(?![A-Za-z0-9])", english))


def _latin(text: str) -> list[str]:
    joined = re.sub(r"(?<=[A-Za-z0-9+]) ?\+ ?(?=[A-Za-z0-9])", "+", text)
    names = [match[0] for match in _LATIN.finditer(joined) if re.search("[A-Za-z]", match[0])]
    # AI+医疗 is a name and a plus sign; P2+ is a name.
    return [name if name == "P2+" else name.rstrip("+") for name in names]


def missing_document_numbers(chinese: str, english: str) -> list[str]:
    """The document numbers that the English does not give in pinyin: 沪府发〔2018〕25号 = Hu Fu Fa [2018] No. 25."""
    found = []
    for match in _DOCUMENT_NUMBER.finditer(chinese):
        if f"{_OFFICES.get(match['office'], '?')} [{match['year']}] No. {match['number']}" not in english:
            found.append(match[0])
    return found


def chinese_left(chinese: str, english: str) -> list[str]:
    """Chinese characters in the English, but for a name in brackets behind its pinyin that the Chinese has too."""
    outside = _GLOSS.sub(lambda match: "" if match[1] in chinese else match[0], english)
    return re.findall(f"[{HAN}]+", outside)


def chinese_signs(chinese: str, english: str) -> list[str]:
    """Chinese and curly punctuation, full-width characters; a dash only where the Chinese has one."""
    signs = _CHINESE_SIGN.findall(english)
    return [sign for sign in signs if sign != "—" or not re.search("[—－:：，,-]", chinese)]
