"""British and American spelling are one word, and what only looks like a variant stays as it is."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from index.analysis.variants import usual

#: British, American
PAIRS = (
    ("haemodialysis", "hemodialysis"),
    ("anaemia", "anemia"),
    ("leukaemia", "leukemia"),
    ("paediatric", "pediatric"),
    ("anaesthesia", "anesthesia"),
    ("gynaecology", "gynecology"),
    ("oedema", "edema"),
    ("oesophageal", "esophageal"),
    ("oestrogen", "estrogen"),
    ("diarrhoea", "diarrhea"),
    ("foetal", "fetal"),
    ("sulphate", "sulfate"),
    ("commercialisation", "commercialization"),
    ("specialised", "specialized"),
    ("standardise", "standardize"),
    ("organising", "organizing"),
    ("organisational", "organizational"),
    ("analyse", "analyze"),
    ("dialysed", "dialyzed"),
    ("tumour", "tumor"),
    ("labour", "labor"),
    ("favourable", "favorable"),
    ("neighbourhood", "neighborhood"),
    ("behavioural", "behavioral"),
    ("centre", "center"),
    ("centred", "centered"),
    ("fibre", "fiber"),
    ("epicentre", "epicenter"),
    ("litre", "liter"),
    ("catalogue", "catalog"),
    ("dialogue", "dialog"),
    ("labelled", "labeled"),
    ("modelling", "modeling"),
    ("traveller", "traveler"),
    ("programme", "program"),
    ("licence", "license"),
    ("defence", "defense"),
    ("ageing", "aging"),
    ("fulfil", "fulfill"),
    ("enrolment", "enrollment"),
    ("aluminium", "aluminum"),
)
KEPT = (
    "exercise", "enterprise",
    "rise", "wise", "promise", "franchise", "expertise", "precise", "supervise", "advised",
    "disease", "analysis",
    "four", "hour", "our",
    "course", "source", "resource", "tour", "pour", "contour", "outsourced",
    "acre", "there", "where", "more", "store", "core", "genre", "entre", "rogue", "vogue", "called", "controlled",
    "installed", "pulling", "selling", "billed", "aerospace", "does", "shoe", "israel", "phoenix", "p2", "",
)  # fmt: skip


@pytest.mark.parametrize(("british", "american"), PAIRS, ids=[british for british, _ in PAIRS])
def test_both_spellings_are_one_word(british: str, american: str) -> None:
    assert usual(british) == usual(american) == american


@pytest.mark.parametrize("word", KEPT)
def test_what_only_looks_like_a_variant_is_kept(word: str) -> None:
    assert usual(word) == word


def test_the_usual_spelling_of_a_usual_spelling_is_itself() -> None:
    texts = (Path(__file__).parents[3] / "seeds/translations/en").glob("*.po")
    words = {word for path in texts for word in re.findall("[a-z]{2,}", path.read_text("utf-8").lower())}
    assert len(words) > 2000
    assert [word for word in sorted(words) if usual(usual(word)) != usual(word)] == []
