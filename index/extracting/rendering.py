"""The English of whom a measure is for: as the aligned sentence says it, else put together from the lists of words.

Neither is guessed at: where the sentence names several classes that could be meant, or one of which no list knows a
word, and the lists lack a part, there is no English, and readers have the sentence.
"""

from __future__ import annotations

import re
from dataclasses import replace

from index.extracting.classes import ClassNamer
from index.extracting.naming import IndicatorNamer
from index.extracting.records import Measure, Text

#: What a Chinese class ends in, and what an English one does then.
_HEADS: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(f"(?:{zh})$"), en)
    for zh, en in (
        ("初创期?企业", "start-ups|companies|enterprises"),
        ("企业|公司", "companies|enterprises|firms"),
        ("高校院所|高校、?(?:和|及)?科研院所", "universities and research institutes"),
        ("高校|大学", "universities"),
        ("院所|研究院|研究所", "research institutes"),
        ("机构", "institutions|organisations|agencies"),
        ("人才|人员", "talent|people|personnel|professionals"),
        ("医院", "hospitals"),
        ("园区", "parks"),
        ("项目", "projects"),
        ("团队", "teams"),
        ("主体|单位", "entities|innovators|bodies|units"),
        ("总部", "headquarters"),
        ("孵化器", "incubators"),
        ("大学生|学生", "students"),
        ("居民|家庭", "residents|households|families"),
        ("药品|药物", "drugs|medicines"),
        ("器械", "devices"),
    )
)
#: What stands before a class in an English sentence: a class is whom these are done to or for.
_BEFORE = r"(?:for|to|support|encourage|encouraging|guide|help|helping|assist|recommend|attract|give|provide|lend to)"
#: Words that end a plain noun phrase: behind them another thing is named.
_OTHER = re.compile(
    r"\b(?:in|of|with|by|from|to|that|which|as|at|on|and|or|is|are|be|such|whose|who|more|promote|build|set)\b",
    re.IGNORECASE,
)
_LATIN = re.compile(r"[A-Za-z][A-Za-z0-9+-]+")
_ARTICLES = re.compile(r"^(?:the|a|an|some|these|those|its|their|a number of|all)\s+", re.IGNORECASE)


def with_english(measure: Measure, namer: IndicatorNamer, classes: ClassNamer) -> Measure:
    """A measure with the English of its class and condition, as far as they can be told."""
    who, condition = measure.beneficiary, measure.condition
    return replace(
        measure,
        beneficiary=Text(who.zh, class_in_english(who.zh, measure.anchor.quote.en, namer, classes)) if who else None,
        condition=Text(condition.zh, classes.condition(condition.zh)) if condition else None,
    )


def class_in_english(zh: str, sentence: str | None, namer: IndicatorNamer, classes: ClassNamer) -> str | None:
    """What a class is called in English; None where that cannot be told."""
    composed = classes.name(zh)
    named = composed or namer.name(zh).en
    if sentence is None:
        return named
    told = re.search(rf"\b{re.escape(named)}s?\b", sentence, re.IGNORECASE) if named else None
    if told:
        return told.group().lower() if told.start() == 0 else told.group()
    if composed:
        return composed
    found = _in_sentence(zh, sentence)
    shown = next(iter(found)) if len(found) == 1 else ""
    return shown if _is_meant(shown, zh, named or "", namer) else named


def _is_meant(shown: str, zh: str, named: str, namer: IndicatorNamer) -> bool:
    """Whether an English class says what stands before the head of the Chinese one: 全球领先的CDMO企业 → CDMO."""
    if " " not in shown:
        return False
    before = shown.rpartition(" ")[0].lower()
    qualities = next((pattern.sub("", zh) for pattern, _ in _HEADS if pattern.search(zh)), zh)
    words = [*namer.known(qualities), *_LATIN.findall(zh), *named.split()[:-1]]
    return any(re.search(rf"\b{re.escape(word.lower())}\b", before) for word in words)


def _in_sentence(zh: str, sentence: str) -> set[str]:
    """The classes of a sentence that end as the Chinese one does."""
    heads = next((en for pattern, en in _HEADS if pattern.search(zh)), None)
    if heads is None or "、" in zh or re.search(r"[和与及](?!其)", zh):
        return set()
    phrase = re.compile(rf"\b{_BEFORE}\s+(?P<who>(?:[A-Za-z'’\-]+\s+){{0,6}}?(?:{heads}))\b", re.IGNORECASE)
    phrases = (_ARTICLES.sub("", found["who"]) for found in phrase.finditer(sentence))
    return {each for each in phrases if not _OTHER.search(each)}
