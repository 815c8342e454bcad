"""The house holds: three packages, one direction, no circles, and files and functions that a reader can take in."""

from __future__ import annotations

import ast
import graphlib
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PACKAGES = ("index", "search", "web")
#: A package may import itself and what stands before it in this order.
ALLOWED = {"index": {"index"}, "search": {"index", "search"}, "web": {"index", "search", "web"}}
MODULES = sorted(path for package in PACKAGES for path in (ROOT / package).rglob("*.py"))


def _name(path: Path) -> str:
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


NAMES = {_name(path) for path in MODULES}


def _imports(path: Path) -> Iterator[str]:
    """The modules of this project that a file imports, wherever in the file it does so."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names if alias.name in NAMES)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: imports are absolute here"
            for alias in node.names:
                full = f"{node.module}.{alias.name}"
                if full in NAMES:
                    yield full
                elif node.module in NAMES:
                    yield node.module


@pytest.mark.parametrize("path", MODULES, ids=_name)
def test_arrows_point_one_way(path: Path) -> None:
    package = path.relative_to(ROOT).parts[0]
    strangers = {name for name in _imports(path) if name.split(".")[0] not in ALLOWED[package]}
    assert strangers == set()


def test_no_module_imports_itself_in_a_circle() -> None:
    graph = {_name(path): set(_imports(path)) - {_name(path)} for path in MODULES}
    graphlib.TopologicalSorter(graph).prepare()


@pytest.mark.parametrize("path", MODULES, ids=_name)
def test_files_and_functions_stay_readable(path: Path) -> None:
    source = path.read_text(encoding="utf-8")
    assert len(source.splitlines()) <= 400, "a file has a ceiling of 400 lines"
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
            assert node.end_lineno is not None
            assert node.end_lineno - node.lineno < 60, f"{node.name} is longer than a reader can hold"


def test_every_module_has_an_owner() -> None:
    unowned = {"helpers", "utils", "common", "misc"}
    assert [name for name in NAMES if name.rsplit(".", 1)[-1] in unowned] == []


def test_every_module_says_what_it_is() -> None:
    assert [_name(path) for path in MODULES if not ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))] == []


def test_exported_names_exist_and_are_in_order() -> None:
    for path in MODULES:
        for node in ast.parse(path.read_text(encoding="utf-8")).body:
            if isinstance(node, ast.Assign) and [getattr(t, "id", "") for t in node.targets] == ["__all__"]:
                names = ast.literal_eval(node.value)
                assert names == sorted(names, key=str.casefold), f"{_name(path)}: __all__ is in alphabetical order"
                module = __import__(_name(path), fromlist=names)
                assert [name for name in names if not hasattr(module, name)] == []
