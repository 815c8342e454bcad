"""Reading takes time in proportion to the file, whatever is wrong with it: calls are counted, not seconds."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Callable
from pathlib import Path
from types import FrameType

import pytest

from index.errors import SourceError
from index.reading import read


def calls(work: Callable[[], object]) -> int:
    """How many calls of Python functions, and from Python of built-in ones, some work takes."""
    count = 0

    def note(_frame: FrameType, event: str, _argument: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    sys.setprofile(note)
    try:
        work()
    finally:
        sys.setprofile(None)
    return count


@pytest.mark.parametrize(
    ("suffix", "head", "unit"),
    [
        pytest.param(".html", "<p>正文。</p><table><tr>", "<td>甲", id="cells that never end"),
        pytest.param(".html", "<p>正文。</p>", "<table><tr><td>甲", id="tables in tables"),
        pytest.param(".html", "<p>正文。</p>", "<div class=nav>甲", id="blocks that never end"),
        pytest.param(".html", "<p>正文。</p><table><td>", "<div><td>甲", id="blocks in cells"),
        pytest.param(".html", "<p>正文。</p>", "<b><p>甲", id="crossed tags"),
        pytest.param(".html", "<p>正文。</p>", "</div></td></b>", id="stray end tags"),
        pytest.param(".html", "<p>正文。</p>", "<a ", id="tags that never close"),
        pytest.param(".html", "<p>正文。</p>", "<a b='", id="attributes that never close"),
        pytest.param(".html", "<p>正文。</p>", "<!--", id="comments that never end"),
        pytest.param(".html", "<p>正文。</p>", "&#", id="entities that never end"),
        pytest.param(".html", "<p>正文。</p><table>", "<tr><td rowspan=1000 colspan=1000>甲", id="large spans"),
        pytest.param(".html", "<p>正文。", "<br>", id="line breaks"),
        pytest.param(".html", "<p>正文。</p>", "<ol><li>", id="lists in lists"),
        pytest.param(".html", "<p>正文。</p><ol>", "<li>甲", id="items"),
        pytest.param(".md", "正文。\n", "| 甲 | - |\n", id="rows"),
        pytest.param(".md", "正文。\n", "> # ", id="marks"),
    ],
)
def test_twice_the_file_takes_no_more_than_twice_the_work(tmp_path: Path, suffix: str, head: str, unit: str) -> None:
    def work(times: int) -> int:
        path = tmp_path / f"a{suffix}"
        path.write_text(head + unit * times, encoding="utf-8")
        return calls(lambda: read_or_refuse(path))

    work(10)
    assert work(800) < 2.2 * work(400) + 500


def read_or_refuse(path: Path) -> None:
    with contextlib.suppress(SourceError):
        read(path)
