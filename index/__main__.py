"""The command line of the indexer: build, dump, stats, check, explain, translations, addresses, rollback.

Data go to standard output, messages and progress to standard error.
"""

from __future__ import annotations

import contextlib
import io
import json
import os
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import click

from index.addresses.archive import FOLDER
from index.addresses.recording import listed, record, unrecorded
from index.building.means import BuildMeans
from index.building.pipeline import build
from index.building.progress import progress_for
from index.building.report import DONE, NOTHING_WRITTEN, RUNNING, SOME_FAILED, WRONG_USE, Report, table
from index.errors import BuildError, BuildRunning, PolicySearchError, UsageError, command
from index.inspecting.dumping import dump
from index.meaning.choosing import encoder_at_hand
from index.storing.catalogue import Catalogue
from index.storing.copying import backup, restore
from index.storing.engine import OPENSEARCH
from index.storing.generations import Generation, default_root, open_current
from index.storing.ledger import Addresses
from index.storing.lock import hold
from index.storing.publishing import rollback, writing_errors

_BUILD = "build"

_OUT = click.option(
    "--out",
    type=click.Path(path_type=Path),
    default=default_root,
    help="Folder of the index [$POLICY_INDEX, else var/index].",
)
_JSON = click.option("--json", "as_json", is_flag=True, help="Write JSON to standard output.")


class _Commands(click.Group):
    """A group whose command may be left out: what follows is then for ``build``."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        if not args or (args[0] not in self.commands and args[0] != "--help"):
            args = [_BUILD, *args]
        return super().parse_args(ctx, args)


@click.group(cls=_Commands)
def commands() -> None:
    """Index policy documents; without a command, build the index of seeds/.

    Exit codes: 0 done, 1 some documents failed (or a check found faults), 2 wrong use, 3 another build is running,
    4 nothing could be written (or there is no index to read).
    """


@commands.command(_BUILD)
@click.argument("sources", nargs=-1, type=click.Path(path_type=Path))
@_OUT
@click.option("--terms", type=click.Path(path_type=Path), help="Folder of the dictionary and of names [SOURCES/terms].")
@click.option("--full", is_flag=True, help="Read every document again and write a new generation.")
@click.option("--record", "is_recorded", is_flag=True, help="Write all addresses to SOURCES/addresses, for good.")
@click.option("--jobs", type=click.IntRange(1, 256), help="Processes that work at once [the processors].")
@click.option(
    "--memory", type=click.IntRange(min=256), default=1024, help="Megabytes that all of them may take together [1024]."
)
@click.option("--ocr", is_flag=True, help="Give PDFs that are pictures of pages a text with ocrmypdf.")
@click.option("--quiet", is_flag=True, help="Say only what went wrong.")
@_JSON
def build_command(
    sources: tuple[Path, ...],
    out: Path,
    terms: Path | None,
    full: bool,
    is_recorded: bool,
    jobs: int | None,
    memory: int,
    ocr: bool,
    quiet: bool,
    as_json: bool,
) -> int:
    """Bring the index up to date with SOURCES, folders and files [seeds/]."""
    sources = sources or (Path("seeds"),)
    if terms is not None and not terms.is_dir():
        raise UsageError(f"--terms {terms}: there is no such folder")
    if is_recorded and not any(source.is_dir() for source in sources):
        raise UsageError("--record writes into the folder of the sources: name a folder, not only files")
    with progress_for(sys.stderr, quiet=quiet) as progress:
        means = BuildMeans(jobs, memory, ocr)
        report = build(sources, out, terms=terms, full=full, means=means, encoder=encoder_at_hand(), progress=progress)
    _tell(report, quiet=quiet)
    if is_recorded:
        with contextlib.closing(Addresses(open_current(out).addresses)) as addresses:
            for line in record(_record_folder(sources), addresses):
                click.echo(line, err=True)
    if as_json:
        _print([json.dumps(report.as_json(), ensure_ascii=False, indent=1)])
    return report.exit_code


@commands.command("dump")
@_OUT
def dump_command(out: Path) -> int:
    """Write the current index as JSON Lines: documents, sections, clauses, furniture."""
    with contextlib.closing(Catalogue.open(open_current(out).catalogue)) as catalogue:
        _print(json.dumps(line, ensure_ascii=False) for line in dump(catalogue))
    return DONE


@commands.command("stats")
@_OUT
@_JSON
def stats_command(out: Path, as_json: bool) -> int:
    """Show what the current index holds."""
    # Only here and in `check`: building does without the checking of what is built.
    from index.inspecting.auditing import stats_lines

    generation = open_current(out)
    if as_json:
        manifest = json.loads(generation.manifest.encode())
        _print([json.dumps({"generation": generation.name, **manifest}, ensure_ascii=False, indent=1)])
    else:
        _print(stats_lines(generation))
    return DONE


@commands.command("check")
@_OUT
def check_command(out: Path) -> int:
    """Verify checksums, coverage and metadata of the current index; build nothing."""
    from index.inspecting.auditing import faults

    found = faults(out)
    _print(found)
    click.echo(f"{len(found)} faults in {out}" if found else f"{out} is sound", err=True)
    return SOME_FAILED if found else DONE


@commands.command("explain")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--stage", help="Show what one stage made of it: cleaning, page, contents, tables, parts, …")
@click.option(
    "--terms",
    type=click.Path(path_type=Path),
    default=Path("seeds", "terms"),
    help="Folder of the names [seeds/terms].",
)
@click.option("--topics", is_flag=True, help="Say why each clause speaks of its topics (docs/comparing.md) instead.")
def explain_command(file: Path, stage: str | None, terms: Path, topics: bool) -> int:
    """Say what was made of each line of FILE: heading, clause or furniture, how deep, and why; build nothing.

    Columns are parted by tabs. The stages, in their order: cleaning, page, contents, tables, parts, paragraphs,
    headings, outline, clauses, metadata.
    """
    # Only here: no other command reads a file without an index.
    from index.extracting.topics import load_topics
    from index.inspecting.explaining import STAGES, explain
    from index.inspecting.topics import explain_topics
    from index.reading import read
    from index.terms.lists import load_terms

    if stage is not None and stage not in STAGES:
        raise UsageError(f"there is no stage {stage!r}; the stages are {', '.join(STAGES)}")
    known = terms if terms.is_dir() else None
    lexicon = load_terms(known).lexicon
    _print(explain_topics(read(file), lexicon, load_topics(known)) if topics else explain(read(file), lexicon, stage))
    return DONE


@commands.command("translations")
@click.argument("folder", type=click.Path(path_type=Path), default=Path("seeds", "translations", "en"))
@_OUT
def translations_command(folder: Path, out: Path) -> int:
    """Bring the PO files of FOLDER up to date with the current index: a template for every document [seeds/…/en].

    Present translations stay; one whose Chinese has changed is kept beside the new text, marked as fuzzy. The file of a
    document whose id was changed goes on under the new id.
    """
    # Only here: nothing else writes PO files.
    from index.translations.templates import update

    generation = open_current(out)
    with contextlib.closing(Addresses(generation.addresses)) as addresses:
        leads = addresses.leads()
    with contextlib.closing(Catalogue.open(generation.catalogue)) as catalogue:
        for line in update(folder, catalogue, leads):
            click.echo(line, err=True)
    return DONE


@commands.command("addresses")
@click.argument("folder", type=click.Path(path_type=Path), default=Path("seeds", FOLDER))
@click.option("--check", is_flag=True, help="Say only what the ledgers of FOLDER lack; exit code 1 if they lack any.")
@_OUT
def addresses_command(folder: Path, check: bool, out: Path) -> int:
    """List where every address leads at which another text stood once: moved, merged, split, changed, gone.

    FOLDER holds the ledgers that `build --record` writes [seeds/addresses].
    """
    with contextlib.closing(Addresses(open_current(out).addresses)) as addresses:
        found = unrecorded(folder, addresses) if check else list(listed(addresses))
    _print(found)
    return SOME_FAILED if check and found else DONE


@commands.command("rollback")
@_OUT
def rollback_command(out: Path) -> int:
    """Return to the generation before the current one."""
    if not out.is_dir():
        raise BuildError(f"there is no index in {out}: build it with {command(out)}")
    with writing_errors(out, "rollback"), hold(out / "lock"):
        generation = rollback(out)
        _name_in_cluster(out, generation)
    click.echo(f"generation {generation.name} of {generation.manifest.built} is current", err=True)
    return DONE


@commands.command("backup")
@click.argument("folder", type=click.Path(path_type=Path))
@_OUT
def backup_command(folder: Path, out: Path) -> int:
    """Copy the current generation into FOLDER, a new one."""
    generation = backup(out, folder)
    click.echo(f"generation {generation.name} of {generation.manifest.built} is in {folder}", err=True)
    return DONE


@commands.command("restore")
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path))
@_OUT
def restore_command(folder: Path, out: Path) -> int:
    """Make the copy in FOLDER the current generation, under a running site too."""
    with writing_errors(out, "restore", str(folder)):
        out.mkdir(parents=True, exist_ok=True)
        with hold(out / "lock"):
            generation = restore(out, folder)
    click.echo(f"generation {generation.name} of {generation.manifest.built} is current", err=True)
    return DONE


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs the command line; return its exit code."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            # Whatever the locale of a cron job: the dump is UTF-8, and a strange file name stops no message.
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        code: Any = commands.main(args=None if arguments is None else list(arguments), standalone_mode=False)
        return code if isinstance(code, int) else DONE
    except click.Abort:
        click.echo("interrupted; the index that was current still is", err=True)
        return 130
    except click.ClickException as error:
        error.show()
        return WRONG_USE
    except (PolicySearchError, OSError) as error:
        click.echo(f"error: {error}", err=True)
        return _exit_code(error)


def _print(lines: Iterable[str]) -> None:
    """Writes data to standard output, until the reader of a pipe (`| head`) has seen enough."""
    try:
        for line in lines:
            print(line)
        print(end="", flush=True)
    except BrokenPipeError:
        # Python would complain once more when it closes the stream.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _record_folder(sources: Sequence[Path]) -> Path:
    """Where the ledgers of these sources are, else the place for them in the first folder."""
    folders = [source / FOLDER for source in sources if source.is_dir()]
    return next((folder for folder in folders if folder.is_dir()), folders[0])


def _exit_code(error: Exception) -> int:
    if isinstance(error, UsageError):
        return WRONG_USE
    return RUNNING if isinstance(error, BuildRunning) else NOTHING_WRITTEN


def _name_in_cluster(out: Path, generation: Generation) -> None:
    """Makes the alias of a cluster name the index of a generation that is current again, where it has one."""
    if generation.manifest.engine == OPENSEARCH:
        # Only here: who has no cluster does without what asks one.
        from index.building.delivering import set_alias

        set_alias(out, generation)


def _tell(report: Report, *, quiet: bool) -> None:
    """Says how the build went: the table and every warning, or when quiet only what failed."""
    for note in report.notes:
        click.echo(f"note: {note}", err=True)
    for change in () if quiet else report.changes:
        click.echo(change, err=True)
    for row in report.rows:
        if row.problem:
            click.echo(f"{row.state}: {row.problem}", err=True)
        for warning in () if quiet else row.warnings:
            click.echo(f"warning: {row.source}: {warning}", err=True)
    if not quiet:
        click.echo(table(report), err=True)


if __name__ == "__main__":
    sys.exit(main())
