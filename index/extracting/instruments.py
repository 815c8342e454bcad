"""Instruments: what a rule of one is. The rules are in ``grant_rules.py`` and ``service_rules.py``."""

from __future__ import annotations

import re
from typing import NamedTuple

from index.extracting.records import Strength


class InstrumentRule(NamedTuple):
    """A kind of instrument: its name, what a sentence says of it, what forbids it, and its names in both languages."""

    name: str
    strength: Strength
    pattern: re.Pattern[str]
    zh: str
    en: str
    group: str | None = None
    unless: re.Pattern[str] | None = None


def instrument_rule(
    name: str, strength: Strength, pattern: str, names: tuple[str, str], group: str | None = None, unless: str = ""
) -> InstrumentRule:
    """A rule of the patterns of what a sentence says of an instrument and of what forbids it."""
    return InstrumentRule(name, strength, re.compile(pattern), *names, group, re.compile(unless) if unless else None)
