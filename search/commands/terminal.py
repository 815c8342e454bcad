"""A page of hits as lines for a terminal."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import click

from index.documents import Language
from search.answers.resources import clause_url
from search.answers.results import Page, Result, Understanding
from search.snippets.cutting import Fragment

#: Expansions that are printed.
_EXPANSIONS = 4
_TEXTS = {
    "zh": {
        "found": "{total} 条结果，来自 {documents} 份文件（第 {page}/{pages} 页）",
        "nothing": "没有找到相关条款。",
        "understood": "理解为：{query}",
        "or": "没有条款含全部词语，以下条款含其中任一词语。",
        "applied": "显示的是“{text}”的结果（{hits} 条）；加 --exact 按原样检索“{typed}”。",
        "offered": "是否要找“{text}”（{hits} 条）？",
        "expanded": "也找了：{expansions}",
        "unmatched": "文件中没有{words}。",
        "filters": "不加筛选：{text}（{hits} 条）",
        "correction": "更正为：{text}（{hits} 条）",
        "parts": "只检索：{text}（{hits} 条）",
        "run": "按原字检索：{text}（{hits} 条）",
        "named": "{count} 条写明",
        "unnamed": "没有条款写明",
        "titled": "（其中 {count} 条见于上级标题）",
        "related": "{count} 条用相关说法",
        "similar": "{count} 条意思相近",
        "partial": "{count} 条只含其中一部分",
        "pause": "；",
        "rest value": "以下条款写明所问的数值",
        "rest named": "以下条款含全部词语",
        "rest related": "以下条款用相关说法",
        "rest similar": "以下条款意思相近",
        "rest partial": "以下条款只含部分词语",
        "unavailable": "意思相近的条款暂缺：查找它们的模型现在没有应答。",
        "joint": "、",
        "cut": "查询过长，只用了前 {used} 个字符。",
        "also": "另见",
        "missing": "尚无英文。",
        "outdated": "译文已过时：中文其后有改动。",
        "fuzzy": "译文待核对。",
        "unofficial": "英文为非官方工作译文，仅以中文文本为准。",
    },
    "en": {
        "found": "{total} {results} in {documents} {files} (page {page} of {pages})",
        "nothing": "No clause was found.",
        "understood": "Understood as: {query}",
        "or": "No clause has all the words; these have any of them.",
        "applied": "Showing results for “{text}” ({hits}); add --exact to search as typed: “{typed}”.",
        "offered": "Did you mean “{text}” ({hits})?",
        "expanded": "Also looked for: {expansions}",
        "unmatched": "Nothing in the documents says {words}.",
        "filters": "Without the filters: {text} ({hits})",
        "correction": "Corrected: {text} ({hits})",
        "parts": "Only: {text} ({hits})",
        "run": "As bare characters: {text} ({hits})",
        "named": "{count} name{s} it",
        "unnamed": "no clause names it",
        "titled": " ({count} by a title above)",
        "related": "{count} use{s} related words",
        "similar": "{count} similar in meaning",
        "partial": "{count} hold{s} part of it",
        "pause": "; ",
        "rest value": "These clauses state the value asked for",
        "rest named": "These clauses hold all the words",
        "rest related": "These clauses use related words",
        "rest similar": "These clauses are similar in meaning",
        "rest partial": "These clauses hold only some of the words",
        "unavailable": "Clauses similar in meaning are missing: the model that finds them does not answer now.",
        "joint": ", ",
        "cut": "The query is too long: its first {used} characters were used.",
        "also": "also in",
        "missing": "There is no English text yet.",
        "outdated": "Translation outdated: the Chinese has changed since.",
        "fuzzy": "This translation is still to be checked.",
        "unofficial": "The English is an unofficial working translation; the Chinese text alone is authentic.",
    },
}


def lines(page: Page) -> Iterator[str]:
    """A page of hits, readable; the colours go when the output is no terminal."""
    texts = _TEXTS[page.request.lang]
    yield from _understood(page, texts)
    if not page.total:
        yield texts["nothing"]
    yield from _outcome(page.query, texts)
    if not page.total:
        return
    results, files = ("result" + "s" * (page.total != 1), "document" + "s" * (page.documents != 1))
    counts = {"total": page.total, "results": results, "documents": page.documents, "files": files}
    yield texts["found"].format(**counts, page=page.request.page, pages=page.pages)
    if page.query.text:
        yield _tiers(page.query, texts)
    if page.request.view != "zh":
        yield click.style(texts["unofficial"], dim=True)
    yield from _hits(page, texts)


def _understood(page: Page, texts: Mapping[str, str]) -> Iterator[str]:
    """What was made of the words typed, and what was looked for besides."""
    query = page.query
    if query.text:
        yield click.style(texts["understood"].format(query=query.understood[page.request.lang]), dim=True)
    if query.expansions:
        shown = (f"{source} → {texts['joint'].join(targets)}" for source, targets in query.expansions[:_EXPANSIONS])
        more = " …" * (len(query.expansions) > _EXPANSIONS)
        yield click.style(texts["expanded"].format(expansions="; ".join(shown) + more), dim=True)
    if query.suggestion:
        said = texts["applied" if query.suggestion.applied else "offered"]
        yield said.format(text=query.suggestion.text, hits=query.suggestion.hits, typed=page.request.q)
    if query.cut:
        yield texts["cut"].format(used=len(query.text))
    if query.fallback and not (query.complete or query.similar):
        yield texts["or"]
    if query.meaning == "unavailable":
        yield texts["unavailable"]


def _outcome(query: Understanding, texts: Mapping[str, str]) -> Iterator[str]:
    """The words that stand nowhere, and what would find more."""
    if query.unmatched and not (query.suggestion and query.suggestion.applied):
        yield texts["unmatched"].format(words=texts["joint"].join(f"“{word}”" for word in query.unmatched))
    for choice in query.wider:
        yield "  " + texts[choice.kind].format(text=choice.text, hits=choice.hits)


def _tiers(query: Understanding, texts: Mapping[str, str]) -> str:
    """How many clauses name what was asked, hold it under other names, are similar to it, hold some of it."""
    related = query.complete - query.named
    counts = {"named": query.named, "related": related, "similar": query.similar, "partial": query.partial}
    said = [texts[name].format(count=count, s="s" * (count == 1)) for name, count in counts.items() if count]
    if query.named and query.in_titles:
        said[0] += texts["titled"].format(count=query.in_titles)
    return texts["pause"].join(said if query.named else [texts["unnamed"], *said])


def _hits(page: Page, texts: Mapping[str, str]) -> Iterator[str]:
    """The hits, tier by tier, with a line before the first one that no more names what was asked."""
    first = (page.request.page - 1) * page.request.per_page + 1
    query = page.query
    better = {"value": 1, "named": 0, "related": query.named, "similar": query.complete}
    better["partial"] = query.named + query.related
    is_divided = page.request.sort == "relevance" and not page.request.match
    before = None
    for rank, result in enumerate(page.results, start=first):
        yield ""
        group = "value" if result.states_value else "similar" if result.similar else result.tier
        if is_divided and group != before and (better[group] or before == "value"):
            yield click.style(f"—— {texts[f'rest {group}']} ——", dim=True)
            yield ""
        before = group
        yield from _hit(page, rank, result, texts)


def _hit(page: Page, rank: int, result: Result, texts: Mapping[str, str]) -> Iterator[str]:
    """One hit: where it stands, what it says, its address."""
    yield f"{rank}. " + click.style(_place(page, result), bold=True)
    english = result.english
    if page.request.view != "en" or english.text is None:
        yield "   " + _marked(result.snippet)
    if page.request.view != "zh":
        if result.snippet_en is not None:
            yield "   " + _marked(result.snippet_en)
        if english.state != "current":
            yield "   " + click.style(texts[english.state], dim=True)
    address = click.style(clause_url(result.document.id, result.clause), fg="blue")
    others = [other["url"] for other in page.resources.also_in(result.repeats)]
    yield "   " + address + (f" · {texts['also']} {' '.join(others)}" if others else "")


def _place(page: Page, result: Result) -> str:
    """The way to a clause in the reader's language: district, document, sections."""
    lang: Language = page.request.lang
    brief = page.resources.document_brief(result.document)
    sections = page.resources.placed(result.document.id, result.section)["breadcrumb"]
    district = brief["district"][lang] if brief["district"] else None
    title = brief["title"][lang] or brief["title"]["zh"] or result.document.id
    parts = [district, title, *(_name(section, lang) for section in sections)]
    return " › ".join(part for part in parts if part)


def _name(section: Mapping[str, Any], lang: Language) -> str:
    """The number and the title of a section, in Chinese where it has no other."""
    if lang == "en" and (section["title"]["en"] or not section["title"]["zh"]):
        return f"{section['number_en']} {section['title']['en'] or ''}".strip()
    return f"{section['number']}{section['title']['zh'] or ''}"


def _marked(pieces: Sequence[Fragment]) -> str:
    """A snippet on one line, what matched in colour."""
    shown = (click.style(piece.text, fg="red", bold=True) if piece.mark else piece.text for piece in pieces)
    return " ".join("".join(shown).split("\n"))
