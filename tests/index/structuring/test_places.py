"""The place that a document is of where no list of districts holds it, and what that is called in English."""

from __future__ import annotations

from pathlib import Path

import pytest

from index.entries.romanising import place_in_english
from index.structuring.places import place_named
from index.terms.lists import load_terms

PLACES_KNOWN = load_terms(Path(__file__).resolve().parents[3] / "seeds" / "terms").lexicon.places

#: What a title or issuer is, the place, its English; note
PLACES = [
    ("苏州市集成电路产业创新发展行动计划", "苏州市", "Suzhou", "a city"),
    ("深圳市南山区人民政府", "深圳市南山区", "Nanshan, Shenzhen", "a district with its city"),
    ("余杭区生物医药产业发展规划", "余杭区", "Yuhang", "a district that no list knows"),
    ("陕西省发展和改革委员会", "陕西省", "Shaanxi", "a province whose name is not its Pinyin"),
    ("西安市养老服务条例", "西安市", "Xi'an", "syllables that begin with a vowel"),
    ("国务院办公厅", "国家", "National", "the state"),
    ("成都高新技术产业开发区管理委员会", "成都市", "Chengdu", "a city by its short name"),
    ("南京江北新区管理委员会", "南京市江北新区", "Jiangbei, Nanjing", "a new area behind the short name of its city"),
    ("南京西路商圈管理办法", None, None, "a street of another city"),
    ("关于促进低空经济发展的若干意见", None, None, "no place"),
]


@pytest.mark.parametrize(("name", "place", "english", "note"), PLACES, ids=[case[-1] for case in PLACES])
def test_a_document_is_of_the_place_that_its_title_or_issuer_opens_with(name, place, english, note):
    found = place_named([name], PLACES_KNOWN)
    assert found == place
    assert (place_in_english(found, PLACES_KNOWN) if found else None) == english
