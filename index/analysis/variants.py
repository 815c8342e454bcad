"""British and American spelling as one form of a word, so that haemodialysis centre is found by hemodialysis center.

Rules of the usual kind (-isation, haem-, -our, -re, -ogue, -lling), each for the words of this field and its
neighbours; what only looks like one (exercise, four, acre) is named. The form that stays is the American one: it is
the shorter.
"""

from __future__ import annotations

import re

#: Greek and Latin ae and oe, where a word of medicine begins or goes on with them: haemo-, -aemia, paediatric, oedema.
_DIGRAPHS = (
    ("haem", "hem"),
    ("aemi", "emi"),
    ("paed", "ped"),
    ("anaes", "anes"),
    ("gynae", "gyne"),
    ("aeti", "eti"),
    ("oedem", "edem"),
    ("oesoph", "esoph"),
    ("oestr", "estr"),
    ("foet", "fet"),
    ("rrhoe", "rrhe"),
    ("manoeuv", "maneuv"),
    ("sulph", "sulf"),
)
#: -ise is -ize (-isation, -ised, -ising, -iser) but in words that have never had a z.
_ISE = re.compile(r"(?<=..)is(e|ed|er|ing|ation|ational)$")
# fmt: off
_NEVER_Z = frozenset({
    "adv", "appra", "ar", "bru", "cl", "compr", "comprom", "conc", "cru", "dem", "desp", "dev", "disgu", "enfranch",
    "enterpr", "exc", "exerc", "expert", "franch", "gu", "improv", "ir", "likew", "merchand", "no", "otherw", "parad",
    "po", "pr", "pra", "prec", "prem", "prom", "r", "ra", "rev", "superv", "surm", "surpr", "telev", "treat", "tw",
    "uprig", "v", "w",
})
#: -our is -or in these, and in what is made of them (tumours, labour-intensive, favourable).
_OUR = re.compile(
    r"^((?:mis|dis|un)?(?:arb|ard|behavi|cand|col|endeav|fav|flav|harb|hon|hum|lab|neighb|od|parl|rig|rum|sav|splend|tum|"
    r"val|vap|vig))our(?!ce|s$)"
)
#: -re is -er in these.
_RE = re.compile(r"^(|epi|multi|bio|kilo|centi|milli|nano|micro)(cent|fib|met|lit|theat|calib|spect|lust)re(d?)$")
_OGUE = re.compile(r"^(anal|catal|dial|epil|homol|monol|prol)ogue")
# fmt: on
#: A consonant that only the British double: labelled, modelling, travelled.
_DOUBLED = re.compile(
    r"^(cance|channe|counse|dia|fue|funne|initia|labe|leve|marve|mode|pane|penci|signa|spira|tota|trave|tunne)ll(ed|er|ing)$"
)
#: Words of their own.
_OTHERS = {
    "ageing": "aging",
    "aluminium": "aluminum",
    "artefact": "artifact",
    "cheque": "check",
    "defence": "defense",
    "enrol": "enroll",
    "enrolment": "enrollment",
    "fulfil": "fulfill",
    "fulfilment": "fulfillment",
    "grey": "gray",
    "instalment": "installment",
    "judgement": "judgment",
    "licence": "license",
    "mould": "mold",
    "offence": "offense",
    "practise": "practice",
    "practised": "practiced",
    "practising": "practicing",
    "programme": "program",
    "skilful": "skillful",
    "speciality": "specialty",
    "whilst": "while",
}


def usual(word: str) -> str:
    """Returns the American spelling of a word in small letters.

    >>> [usual(word) for word in ("haemodialysis", "centre", "authorisation", "tumour", "labelled", "exercise", "four")]
    ['hemodialysis', 'center', 'authorization', 'tumor', 'labeled', 'exercise', 'four']
    """
    if word in _OTHERS:
        return _OTHERS[word]
    for british, american in _DIGRAPHS:
        word = word.replace(british, american)
    if (found := _ISE.search(word)) and word[: found.start()] not in _NEVER_Z:
        word = f"{word[: found.start()]}iz{found[1]}"
    if word.endswith(("lyse", "lysed", "lyser", "lysing")):
        word = re.sub(r"lys(e|ed|er|ing)$", r"lyz\1", word)
    word = _OUR.sub(r"\1or", word)
    word = _OGUE.sub(r"\1og", word)
    word = _RE.sub(lambda m: f"{m[1]}{m[2]}er{'ed' if m[3] else ''}", word)
    return _DOUBLED.sub(r"\1l\2", word)
