"""Which encoding bytes that are no UTF-8 are in: what decodes is not yet what was written.

GB18030 accepts most of Big5, Shift-JIS, EUC-KR and broken UTF-8 as rare characters; a text is known by its common ones.
"""

from __future__ import annotations

import re

from index.analysis.folding import HAN
from index.errors import SourceError

#: Among the characters of any Chinese text these are a third at least, of one decoded wrongly a few in a hundred.
_COMMON = frozenset(
    "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学法所民得经十三"
    "之进着等部度家力如水化高自二理起小物现实加量都两体制机当使点从业本去把性好应开合还因由其前外天政四日社义事平形相全表间与关各重新内数"
    "正明原利比或但质第向条只结解问意建月公无系情者最立通并提题程展五果员位入文总次品式设及管特件求基资级统知将组见计别期运农指区强被做"
    "必任取据处给保治规领导器增术受认六共权收证改单教带安场车务具万每目至达示议报完类科信节整今集广记需段研究持众书市除府准号率划选标院"
    "查按格专育识适属调县局照参引该价严委技备办省列习约支团历章款项例办健康医药服财税"
    "這個們為國時來對會發動過說產種後學經進著現實體點從業應開還與關問題條結總設統計將組見別運農區強據處給導認權證類節廣記圖規領務"
)
_HAN = re.compile(f"[{HAN}]")
_KANA = re.compile("[\u3040-\u30ff]")
_HIRAGANA = re.compile("[\u3041-\u3096]")
_HANGUL = re.compile("[\uac00-\ud7a3]")
_UNASSIGNED = re.compile("[\ue000-\uf8ff\ufffd]")
#: Syllables of endings and particles: a fifth of any Korean text.
_ENDINGS = frozenset("이의을를은는가에다고하한로과와도지사기어서자")

#: A text with fewer of these characters says too little about itself.
_FEWEST = 12
#: What share of them is enough: of common Han, of kana, of Hangul.
_HAN_SHARE, _KANA_SHARE, _HANGUL_SHARE = 0.2, 0.15, 0.5

#: What surely is Japanese or Korean, though as Chinese its rare characters are not rare enough: short texts.
_SURE_KANA, _SURE_ENDINGS = 0.3, 0.2
#: How many Han a text of UTF-16 without its mark has at the least where no ASCII shows it.
_UNMARKED = 6

#: A longer text may hold signs of a private font.
_SHORT = 40

#: A line with so many Han characters that is UTF-8 is no accident.
_LINE = 5


def guess(data: bytes, name: str, cure: str) -> tuple[str, str] | None:
    """The text of bytes that are neither UTF-8 nor UTF-16, and its codec; None where no codec accepts them.

    Raises:
        SourceError: The bytes are of two encodings, or decode to what is no text; with the line and the cure.
    """
    _refuse_mixed(data, name, cure)
    for codec, is_sure in (("euc_jp", _is_surely_japanese), ("cp949", _is_surely_korean)):
        text = _decoded(data, codec)
        if text is not None and is_sure(text):
            return text, codec
    chinese = _decoded(data, "gb18030")
    if chinese is not None and _is_chinese(chinese) and not (len(chinese) < _SHORT and _UNASSIGNED.search(chinese)):
        return chinese, "gb18030"
    for codec, accepts in (("big5hkscs", _is_chinese), ("cp932", _is_japanese), ("euc_jp", _is_japanese)):
        text = _decoded(data, codec)
        if text is not None and accepts(text) and len(_HAN.findall(text)) + len(_KANA.findall(text)) >= _FEWEST:
            return text, codec
    korean = _decoded(data, "cp949")
    if korean is not None and _is_korean(korean):
        return korean, "cp949"
    if chinese is None:
        return None
    if len(_foreign(chinese)) < _FEWEST and not _UNASSIGNED.search(chinese):
        return chinese, "gb18030"
    raise SourceError(f"{name}: its encoding is not known: as GB18030 its characters make no text; {cure}")


def _is_chinese(text: str) -> bool:
    """Whether common characters are as many as in any Chinese text."""
    han = _HAN.findall(text)
    kana = len(_KANA.findall(text))
    return len(han) > 0 and kana * 10 <= len(han) and sum(one in _COMMON for one in han) >= _HAN_SHARE * len(han)


def unmarked(data: bytes) -> tuple[str, str] | None:
    """The text of UTF-16 without its mark, and its codec: it is ASCII, or its Han are common ones; None of others."""
    if len(data) % 2:
        return None
    for codec in ("utf-16-le", "utf-16-be"):
        text = _decoded(data, codec)
        if text is None or any(one < " " and not one.isspace() for one in text):
            continue
        plain = sum(one < "\x7f" for one in text)
        han = _HAN.findall(text)
        common = sum(one in _COMMON for one in han)
        if plain == len(text) or (
            len(han) + plain > 0.7 * len(text)
            and (len(han) >= _UNMARKED or plain > len(han))
            and common >= 1.5 * _HAN_SHARE * len(han)
        ):
            return text, codec
    return None


def _is_surely_japanese(text: str) -> bool:
    foreign = _foreign(text)
    return len(foreign) >= _FEWEST and len(_HIRAGANA.findall(text)) >= _SURE_KANA * len(foreign)


def _is_korean(text: str) -> bool:
    hangul = _HANGUL.findall(text)
    endings = sum(one in _ENDINGS for one in hangul)
    return len(hangul) > _HANGUL_SHARE * max(1, len(_foreign(text))) and 2 * endings >= _SURE_ENDINGS * len(hangul)


def _is_surely_korean(text: str) -> bool:
    hangul = _HANGUL.findall(text)
    endings = sum(one in _ENDINGS for one in hangul)
    return len(hangul) >= 0.9 * max(_FEWEST, len(_foreign(text))) and endings >= _SURE_ENDINGS * len(hangul)


def _is_japanese(text: str) -> bool:
    return len(_KANA.findall(text)) >= _KANA_SHARE * max(1, len(_foreign(text)))


def _foreign(text: str) -> list[str]:
    return [one for one in text if one > "\x7f" and not one.isspace()]


def _decoded(data: bytes, codec: str) -> str | None:
    try:
        return data.decode(codec)
    except UnicodeDecodeError:
        return None


def _refuse_mixed(data: bytes, name: str, cure: str) -> None:
    """Refuses bytes some lines of which are UTF-8 and others are not."""
    other = 0
    whole = 0
    for number, line in enumerate(data.split(b"\n"), start=1):
        text = None if line.isascii() else _decoded(line, "utf-8")
        if line.isascii():
            continue
        if text is None:
            other = other or number
        elif len(_HAN.findall(text)) >= _LINE and _is_chinese(text):
            whole = whole or number
        if other and whole:
            raise SourceError(
                f"{name}: its bytes are of more than one encoding: line {whole} is UTF-8, line {other} is not; {cure}"
            )
