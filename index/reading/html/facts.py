"""What a page says about its document beside the text: the meta data of the government standard, and its title."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from bs4 import BeautifulSoup

from index.documents import PageFacts

#: The names of the standard for government sites (国务院办公厅 2017), then what other systems write.
_TITLE = ("articletitle", "og:title", "dc.title", "citation_title")
_DATE = ("pubdate", "publishdate", "article:published_time", "dc.date", "datepublished", "createdate")
_SOURCE = ("contentsource", "source", "dc.source")
_SITE = ("sitename", "og:site_name", "application-name")

_DAY = re.compile(
    r"((?:19|20)\d\d)\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})(?!\d)|((?:19|20)\d\d)(\d\d)(\d\d)(?!\d)"
)

#: What a page says about its text, beside it.
_PUBLISHED = re.compile(r"(?:发布|公布|更新|发表)?(?:时间|日期)\s*[:：]\s*([\d年月日/.-]{6,11})")
_FROM = re.compile(r"(?:信息|文章|稿件)?(?:来源|出处|稿源)\s*[:：]\s*([^\s:：【】\[\]|]{2,40})")

#: What divides the title of a document from the name of the site in <title>; a dash may stand in a title, too.
_DIVIDER = re.compile(r"\s*[_|｜»>＞]+\s*|\s+[-–—－]+\s+|[-–－](?!\d)|——")

#: How names of sites and of their columns end.
_SITE_LIKE = re.compile(
    r".{0,24}(?:网|网站|网群|政府|专栏|栏目|频道|平台|门户|首页|在线|公开|信息|委员会|委|局|厅|部|署|院|办公室|中心|公报|目录|文件|政策|法规|新闻|数据库|"
    r"中国\w{2,4}|website|portal|home|site)",
    re.IGNORECASE,
)
_COLUMN = re.compile(
    "(?:通知|公告|公示|政策|规范性|文件|法规|规划|计划|要闻|动态|信息|公开|政务|最新|重要|解读|其他|统计){1,4}"
)
_TITLE_LIKE = re.compile(r"关于|通知$|意见$|办法$|条例$|规定$|方案$|规划|决定$|公告$|批复|细则$|计划$|纲要")


def read_facts(soup: BeautifulSoup) -> PageFacts:
    """The facts of a page; None for what it does not say, or says only of its site."""
    said: dict[str, str] = {}
    for meta in soup.find_all("meta"):
        key = str(meta.get("name") or meta.get("property") or meta.get("itemprop") or "").strip().lower()
        value = " ".join(str(meta.get("content") or "").split())
        if key and value:
            said.setdefault(key, value)
    site = _first(said, _SITE)
    window = soup.find("title")
    return PageFacts(
        title=_first(said, _TITLE),
        window=less_site(" ".join(window.get_text().split()), site) if window is not None else None,
        date=read_day(_first(said, _DATE) or ""),
        source=_first(said, _SOURCE),
        site=site,
    )


def complete(facts: PageFacts, about: Iterable[str]) -> PageFacts:
    """The facts of a page, completed from its words about its text: 发布时间：2024-01-05 来源：某市统计局."""
    day, source = facts.date, facts.source
    for line in about:
        published = _PUBLISHED.search(line)
        day = day or (read_day(published.group(1)) if published else None)
        named = _FROM.search(line)
        source = source or (named.group(1) if named else None)
    return replace(facts, date=day, source=source)


def less_site(window: str, site: str | None = None) -> str | None:
    """The title of a window less the names of the site and its columns; None where nothing else stands there.

    >>> less_site("关于印发若干规定的通知_政府信息公开专栏")
    '关于印发若干规定的通知'
    >>> less_site("某市人民政府门户网站-总体规划（2018—2035年）")
    '总体规划（2018—2035年）'
    """
    text = window.strip()
    while True:
        dividers = list(_DIVIDER.finditer(text))
        if not dividers:
            break
        head, tail = text[: dividers[0].start()].strip(), text[dividers[-1].end() :].strip()
        if (
            not tail
            or _is_site(tail, site)
            or (dividers[-1].group().strip() in ("_", "|", "｜") and len(tail) < len(head))
        ):
            text = text[: dividers[-1].start()].strip()
        elif not head or _is_site(head, site):
            text = text[dividers[0].end() :].strip()
        else:
            break
    return text if text and not (site and text == site) else None


def read_day(text: str) -> str | None:
    """The first day of the calendar that a text names, ISO 8601.

    >>> read_day("2023-08-16 10:33:59")
    '2023-08-16'
    """
    for found in _DAY.finditer(text):
        year, month, day = (int(part) for part in found.groups() if part)
        try:
            return date(year, month, day).isoformat()
        except ValueError:
            continue
    return None


def _is_site(piece: str, site: str | None) -> bool:
    """Whether a piece of the window's title is the name of the site or of a column."""
    if (site and (piece in site or site in piece)) or _COLUMN.fullmatch(piece):
        return True
    return _SITE_LIKE.fullmatch(piece) is not None and not _TITLE_LIKE.search(piece)


def _first(said: dict[str, str], keys: tuple[str, ...]) -> str | None:
    return next((said[key] for key in keys if key in said), None)
