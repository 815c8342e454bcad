"""Encodings other than UTF-8 are recognised by what the characters say, or refused with the cure."""

from __future__ import annotations

from pathlib import Path

import pytest

from index.errors import SourceError
from index.reading import read

SIMPLE = "为推动全区生物医药产业高质量发展，制定本方案。到2025年，形成一批创新成果。\n"
TRADITIONAL = "為推動全市生物醫藥產業發展，制定本方案。各區人民政府應當加強領導，保障經費。\n"
JAPANESE = "この計画は、地域の医療を発展させることを目的とする。市は必要な措置を講じなければならない。\n"
KOREAN = "이 계획은 지역의 의료 산업을 발전시키는 것을 목적으로 한다. 시는 필요한 조치를 하여야 한다.\n"


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (SIMPLE, "gb18030"),
        (SIMPLE, "gbk"),
        (TRADITIONAL, "gb18030"),
        (TRADITIONAL, "big5"),
        (JAPANESE, "shift_jis"),
        (JAPANESE, "euc_jp"),
        (KOREAN, "euc_kr"),
        ("静安区\n", "gb18030"),
        (SIMPLE, "utf-16-le"),
        (TRADITIONAL, "utf-16-be"),
        ("Article 1. These measures hold.\n", "utf-16-le"),
        (JAPANESE[:20], "euc_jp"),
        (KOREAN[:20], "euc_kr"),
        (TRADITIONAL[:20], "big5"),
        (SIMPLE * 400, "utf-16-be"),
    ],
)
def test_a_text_is_read_in_the_encoding_that_its_characters_show(tmp_path: Path, text: str, encoding: str) -> None:
    (tmp_path / "a.txt").write_bytes(text.encode(encoding))

    assert read(tmp_path / "a.txt").text == text


@pytest.mark.parametrize(
    ("data", "says"),
    [
        pytest.param(
            SIMPLE.encode("gbk") + SIMPLE.encode("utf-8"), "line 2 is UTF-8, line 1 is not", id="two encodings"
        ),
        pytest.param(
            (SIMPLE * 9).encode("utf-8") + b"\xb9\xe6\n", "line 1 is UTF-8, line 10 is not", id="one line of another"
        ),
        pytest.param(SIMPLE.encode().decode("latin-1").encode(), "cannot be read", id="taken for Latin-1"),
        pytest.param(SIMPLE.replace("产", "\ufffd").encode() * 3, "U.FFFD", id="characters that were lost"),
        pytest.param(SIMPLE.replace("产", "\ue5e5").encode() * 3, "U.E5E5", id="characters of a private font"),
        pytest.param("为推动全の区生物医ア药产业高质量发展\n".encode() * 3, "cannot be read", id="kana among Han"),
        pytest.param(JAPANESE.encode("iso2022_jp"), "control", id="an encoding of mail"),
        pytest.param(bytes(range(0x81, 0xFE)) * 40, "not known|neither|cannot", id="bytes of no text"),
    ],
)
def test_what_is_no_text_is_refused_with_the_cure(tmp_path: Path, data: bytes, says: str) -> None:
    (tmp_path / "a.txt").write_bytes(data)

    with pytest.raises(SourceError, match=says) as raised:
        read(tmp_path / "a.txt")
    assert "save it as UTF-8" in str(raised.value)
