"""No pattern of the product looks from every opening bracket to the end of a text: one of brackets would take hours."""

from __future__ import annotations

import importlib
import pkgutil
import re
from types import ModuleType

import pytest

import index
import search
import web

#: An opening bracket and, behind it, any number of characters that are not the closing one.
_UNTIL = re.compile(r"(?P<opening>[《〈〔（【「『“‘<])(?P<class>\[\^(?:\\.|[^\]\\])*\])(?P<times>\*|\+|\{\d*,\})")


def _modules(package: ModuleType) -> list[str]:
    return [each.name for each in pkgutil.walk_packages(package.__path__, f"{package.__name__}.")]


@pytest.mark.parametrize("name", [name for package in (index, search, web) for name in _modules(package)])
def test_what_is_looked_for_behind_an_opening_bracket_ends_at_the_next_one(name: str) -> None:
    if name.endswith("__main__"):
        return
    module = importlib.import_module(name)
    patterns = [
        each for each in vars(module).values() if isinstance(each, re.Pattern) and isinstance(each.pattern, str)
    ]
    for pattern in patterns:
        for found in _UNTIL.finditer(pattern.pattern):
            assert re.fullmatch(found["class"], found["opening"]) is None, (found[0], pattern.pattern[:200])
