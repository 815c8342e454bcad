"""A scan is given a text by ocrmypdf, where it is on the PATH and the build was told to."""

from __future__ import annotations

from index.errors import SourceError
from index.reading.contract import Delivered
from index.reading.programs import Workspace, find_program, run

#: The command that a message names.
COMMAND = "ocrmypdf -l chi_sim"

#: Seconds: for the program to start, and for a page.
_START, _PAGE = 60, 30


def recognise(delivered: Delivered, pages: int) -> bytes:
    """A PDF with the text of its pictures.

    Raises:
        SourceError: ocrmypdf is not there, fails, or takes too long.
    """
    name = delivered.name
    program = find_program("ocrmypdf")
    if program is None:
        raise SourceError(
            f"{name}: its pages are pictures without text and ocrmypdf is not on the PATH; "
            "install it (apt-get install ocrmypdf tesseract-ocr-chi-sim) and build again"
        )
    with Workspace(delivered.workplace) as folder:
        source, target = folder / "in.pdf", folder / "out.pdf"
        source.write_bytes(delivered.data)
        arguments = [
            program,
            "-l",
            "chi_sim",
            "--skip-text",
            "--output-type",
            "pdf",
            "--quiet",
            str(source),
            str(target),
        ]
        run(arguments, name, seconds=_START + _PAGE * pages, folder=folder)
        if not target.exists():
            raise SourceError(f"{name}: ocrmypdf made no text of it; run `{COMMAND} IN OUT` to see why")
        return target.read_bytes()
