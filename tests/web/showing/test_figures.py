"""Figures in English are the values that were read, in Chinese what is printed."""

from __future__ import annotations

from typing import Any

import pytest

from web.showing.figures import figure


def _normal(value: float | None, unit: str | None, **more: Any) -> dict[str, Any]:
    return {"value": value, "value_max": None, "unit": unit, "per": None} | more


#: printed, normal value, in English, note
FIGURES = [
    ("千亿元", _normal(1e11, "CNY"), "RMB 100 billion", "money"),
    ("22.9亿元", _normal(2.29e9, "CNY", per="year"), "RMB 2.29 billion a year", "money each year"),
    ("2300 亿美元", _normal(2.3e11, "USD"), "USD 230 billion", "dollars"),
    ("1517 家", _normal(1517.0, "count"), "1,517", "things"),
    ("3-5家", _normal(3.0, "count", value_max=5.0), "3–5", "a range"),
    ("20.86%", _normal(20.86, "percent"), "20.86%", "a share"),
    ("1个百分点", _normal(1.0, "percentage_point", per="year"), "1 percentage point a year", "one"),
    ("翻番", _normal(2.0, "ratio"), "2 times", "a multiple"),
    ("第四位", _normal(4.0, "rank"), "no. 4", "a rank"),
    ("60万平方米", _normal(6e5, "m2"), "600,000 m²", "an area"),
    ("半小时", _normal(30.0, "minute"), "30 minutes", "a time"),
    ("3吨", _normal(3.0, None), None, "no normal unit"),
    ("若干", None, None, "no value at all"),
]


@pytest.mark.parametrize(("printed", "normal", "english", "note"), FIGURES, ids=[note for *_, note in FIGURES])
def test_a_figure_speaks_the_readers_language(
    printed: str, normal: dict[str, Any] | None, english: str | None, note: str
) -> None:
    assert figure("zh", printed, normal) == (printed, "zh-Hans")
    assert figure("en", printed, normal) == ((english, "en") if english else (printed, "zh-Hans"))
