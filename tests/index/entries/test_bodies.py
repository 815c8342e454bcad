"""English names of bodies that no translation names."""

from __future__ import annotations

from pathlib import Path

import pytest

from index.entries.bodies import bodies_in_english
from index.terms.lists import load_terms
from index.translations.files import read_common

SEEDS = Path(__file__).resolve().parents[3] / "seeds"
ENGLISH = bodies_in_english(load_terms(SEEDS / "terms").lexicon)


@pytest.mark.parametrize(
    ("zh", "en"),
    [
        ("区人力资源社会保障局", "District Human Resources and Social Security Bureau"),
        ("市市场监管局", "Municipal Market Regulation Bureau"),
        ("省教育厅", "Provincial Education Department"),
        ("县税务局", "County Taxation Bureau"),
        ("人力资源社会保障部", "Ministry of Human Resources and Social Security"),
        ("市国资委", "Municipal State-owned Assets Supervision and Administration Commission"),
        ("各园区", "All parks"),
        ("区天文局", None),
    ],
)
def test_a_body_is_named_by_its_words(zh: str, en: str | None) -> None:
    assert ENGLISH.get(zh) == en


def test_words_and_translations_agree() -> None:
    """What both know they call the same, so that a body has one name whoever names it."""
    common = read_common(SEEDS / "translations" / "en").shared("department")
    assert {zh: en for zh, en in common.items() if zh in ENGLISH and ENGLISH[zh] != en} == {}
