"""``python -m search WORDS…``: its options, and what each of them does."""

from __future__ import annotations

import contextlib
import io
import json
import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import click

from index.errors import EngineError, IndexUnavailable, UsageError
from search.answers.results import Page
from search.asking.filters import FILTERS, NAMES
from search.commands.terminal import lines
from search.data.filters import FILTERS as DATA_FILTERS
from search.data.request import KINDS, DataKind, DataRequest
from search.exports.types import TYPES
from search.request import MATCHES, PER_PAGE_LIMIT, Request
from search.service import SearchService

#: Exit codes: hits were found, none, the command was wrong, there is no index, its engine does not answer.
FOUND, NOTHING, WRONG, NO_INDEX, NO_ANSWER = 0, 1, 2, 3, 4

_HELP = """Search the policy documents for WORDS.

A space joins words, OR takes either, -word leaves out, "quotes" hold an exact run; title:word looks at titles,
district:name at one district, and so for every filter. Behind a lone -- every word is a word, options too.

Exits with 0 when something was found, 1 when nothing was, 2 when the command is wrong, 3 when there is no index, 4
when the engine of the index does not answer.
"""

#: A function that becomes a command.
Command = Callable[..., None]

_FILES = click.Path(exists=True, dir_okay=False, allow_dash=True, path_type=Path)


def _filters(command: Command) -> Command:
    """The command with an option for each filter."""
    for row in reversed(FILTERS):
        says = f"{row.help['en']} Several mean any of them."
        command = click.option(f"--{row.name}", multiple=True, metavar="VALUE", help=says)(command)
    return command


def _facts(command: Command) -> Command:
    """The command with an option for each kind of extracted facts, and for their own filters."""
    for row in reversed([row for row in DATA_FILTERS if row.id not in NAMES]):
        says = f"With --targets, --measures or --tasks: {row.en.lower()} ({row.zh})."
        command = click.option(f"--{row.id}", multiple=True, metavar="VALUE", help=says)(command)
    for kind in reversed(KINDS):
        says = f"Print {kind} instead, each with its sentence; WORDS and filters narrow them."
        command = click.option(f"--{kind}", "kind_of_facts", flag_value=kind, help=says)(command)
    return command


@click.command(help=_HELP, context_settings={"ignore_unknown_options": True})
@click.argument("words", nargs=-1, type=click.UNPROCESSED)
@_filters
@_facts
@click.option("--limit", type=click.IntRange(1, PER_PAGE_LIMIT), default=10, show_default=True, help="Hits on a page.")
@click.option("--page", type=click.IntRange(1), default=1, show_default=True, help="Which page.")
@click.option("--sort", type=click.Choice(["relevance", "document"]), default="relevance", help="Order of the hits.")
@click.option("--lang", type=click.Choice(["zh", "en"]), default="zh", show_default=True, help="Language of labels.")
@click.option("--view", type=click.Choice(["zh", "en", "both"]), help="Language of the texts [as --lang].")
@click.option(
    "--match", type=click.Choice(MATCHES), help="Only what names the words, what is related, what is partial."
)
@click.option("--exact", is_flag=True, help="As typed: all words must match, nothing is corrected.")
@click.option("--format", "form", type=click.Choice(list(TYPES)), help="Write every hit to a file, a row a clause.")
@click.option("--out", type=click.Path(dir_okay=False, path_type=Path), help="With --format: the file [the output].")
@click.option("--json", "as_json", is_flag=True, help="Print the page as JSON, as the API answers it.")
@click.option("--index", "root", type=click.Path(path_type=Path), help="The index folder [POLICY_INDEX or var/index].")
@click.option("--batch", type=_FILES, help="Answer each line of a file: words, or a JSON object with q and filters.")
@click.option("--evaluate", "collections", multiple=True, type=_FILES, help="Score a collection of judged queries.")
@click.option("--split", type=click.Choice(["tuning", "held"]), help="With --evaluate: only this part of a collection.")
@click.option("--against", type=_FILES, help="With --evaluate: gains and losses against a saved run.")
@click.option("--save", type=click.Path(dir_okay=False, path_type=Path), help="With --evaluate: save the scores.")
def main(words: tuple[str, ...], root: Path | None, **options: Any) -> None:
    """Search from the command line."""
    for stream in (sys.stdout, sys.stderr):
        # What a shell passes on may be no text; it is echoed in escapes and never an error.
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    batch, collections = options["batch"], options["collections"]
    filters = {name: options[name] for name in NAMES if options[name]}
    kind = options["kind_of_facts"]
    if not (words or batch or collections or filters or kind or options["form"]):
        raise click.UsageError("type what to look for, or give a filter")
    try:
        service = SearchService.open(root)
        try:
            if collections:
                code = _evaluate(service, root, collections, options)
            elif batch:
                code = _batch(service, batch, options)
            elif kind:
                code = _tell(service, kind, " ".join(words), options)
            else:
                code = _search(service, " ".join(words), filters, options)
        finally:
            service.close()
    except IndexUnavailable as error:
        click.echo(f"{error}", err=True)
        code = NO_INDEX
    except EngineError as error:
        click.echo(f"{error}", err=True)
        code = NO_ANSWER
    except UsageError as error:
        raise click.UsageError(str(error)) from error
    sys.exit(code)


def _request(text: str, filters: dict[str, Any], options: dict[str, Any]) -> Request:
    """The request that words, filters and options make."""
    return Request(
        q=text,
        filters=filters,
        lang=options["lang"],
        view=options["view"] or options["lang"],
        page=options["page"],
        per_page=options["limit"],
        sort=options["sort"],
        match=options["match"],
        exact=options["exact"],
    )


def _search(service: SearchService, text: str, filters: dict[str, Any], options: dict[str, Any]) -> int:
    """Answers one query."""
    request = _request(text, filters, options)
    page = service.search(request)
    _check_filters(service, page)
    if options["form"]:
        from search.commands.exporting import export

        export(service, request, options["form"], options["out"])
    elif options["as_json"]:
        click.echo(json.dumps(page.as_json(), ensure_ascii=False, indent=1))
    else:
        for line in lines(page):
            click.echo(line, color=_has_colour())
    return FOUND if page.total else NOTHING


def _tell(service: SearchService, kind: DataKind, text: str, options: dict[str, Any]) -> int:
    """Answers one question for facts."""
    from search.commands.facts import fact_lines

    filters = {row.id: options[row.id] for row in DATA_FILTERS if kind in row.kinds and options[row.id]}
    page = service.data.page(DataRequest(kind, text, filters, options["page"], options["limit"]))
    for unknown in page["unknown"]:
        raise UsageError(f"--{unknown['filter']}: nothing here is called {unknown['value']!r}")
    if options["as_json"]:
        click.echo(json.dumps(page, ensure_ascii=False, indent=1))
    else:
        for line in fact_lines(page, options["lang"]):
            click.echo(line, color=_has_colour())
    return FOUND if page["total"] else NOTHING


def _check_filters(service: SearchService, page: Page) -> None:
    """A filter value that means nothing is a mistake in the command, not an empty page."""
    for name, value in page.query.unknown:
        known = service.known_values(name)
        hint = f"; known: {', '.join(known)}" if known else ""
        raise UsageError(f"--{name}: nothing here is called {value!r}{hint}")


def _has_colour() -> bool | None:
    """Whether to colour; None leaves it to the kind of output. See no-color.org."""
    return False if os.environ.get("NO_COLOR") else None


def _batch(service: SearchService, path: Path, options: dict[str, Any]) -> int:
    """Answers each line of a file with a line of JSON."""
    with click.open_file(str(path), encoding="utf-8", errors="replace") as file:
        for request in _requests(file, options):
            click.echo(json.dumps(service.search(request).as_json(), ensure_ascii=False))
    return FOUND


def _requests(rows: Iterable[str], options: dict[str, Any]) -> Iterator[Request]:
    """The request of each line that is not empty: its words, or a JSON object with ``q`` and filters."""
    filters = {name: options[name] for name in NAMES if options[name]}
    for number, row in enumerate(rows, start=1):
        text = row.strip()
        if not text:
            continue
        values: dict[str, Any] = {"q": text}
        if text.startswith("{"):
            try:
                values = json.loads(text)
            except ValueError as error:
                raise UsageError(f"line {number} of the batch is no JSON object: {error}") from error
        given = {
            name: (value,) if isinstance(value, str) else tuple(map(str, value))
            for name, value in values.items()
            if name in NAMES and value
        }
        yield _request(str(values.get("q", "")), filters | given, options)


def _evaluate(service: SearchService, root: Path | None, collections: Sequence[Path], options: dict[str, Any]) -> int:
    """Scores collections of judged queries; by words alone too, where they are asked by meaning."""
    from search.commands.evaluate import evaluate, read_saved

    evaluation, by_words = evaluate(service.search, collections, options["split"]), None
    if service.meaning["asked"]:
        with contextlib.closing(SearchService.open(root, by_words=True)) as plain:
            by_words = evaluate(plain.search, collections, options["split"])
    for line in evaluation.lines(by_words):
        click.echo(line)
    if options["against"] is not None:
        for line in evaluation.against(read_saved(options["against"])):
            click.echo(line)
    if options["save"] is not None:
        evaluation.save(options["save"])
    return FOUND
