"""Files that LibreOffice reads (.doc, .wps, .rtf, .odt …): it makes a .docx of them, which is read as one."""

from __future__ import annotations

import dataclasses

from index.errors import SourceError
from index.reading.contract import Delivered, Reading
from index.reading.html import read_html
from index.reading.programs import Workspace, find_program, run
from index.reading.word import read_docx

#: Seconds that LibreOffice may take for one file, its first start included.
_SECONDS = 180

_OLE = b"\xd0\xcf\x11\xe0"


def read_office(delivered: Delivered) -> Reading:
    """Reads a file through LibreOffice; one that is a .docx or a web page under another name, as what it is.

    Raises:
        SourceError: LibreOffice is not on the PATH, fails or takes too long, or what it makes cannot be read.
    """
    data, name = delivered.data, delivered.name
    if data.startswith(b"PK\x03\x04") and delivered.suffix != ".odt":
        return read_docx(delivered)
    if data.lstrip(b"\xef\xbb\xbf \t\r\n")[:14].lower().startswith((b"<html", b"<!doctype html", b"<?xml")):
        return read_html(delivered)
    program = find_program("soffice", "libreoffice")
    if program is None:
        raise SourceError(
            f"{name}: {delivered.suffix} files are read through LibreOffice, which is not on the PATH; install it "
            "(apt-get install libreoffice-writer-nogui) and build again, or save the file as .docx"
        )
    with Workspace(delivered.workplace) as folder:
        # WPS writes the format of Word 97, which LibreOffice would take for one of Microsoft Works by the name.
        suffix = ".doc" if data.startswith(_OLE) else delivered.suffix
        source, target = folder / f"in{suffix}", folder / "out" / "in.docx"
        source.write_bytes(data)
        arguments = [program, "--headless", "--norestore", "--nolockcheck", "--nodefault"]
        arguments += [f"-env:UserInstallation={(folder / 'profile').as_uri()}"]
        arguments += ["--convert-to", "docx:MS Word 2007 XML", "--outdir", str(target.parent), str(source)]
        run(arguments, name, seconds=_SECONDS, folder=folder)
        if not target.exists():
            raise SourceError(
                f"{name}: LibreOffice cannot open it: it is damaged, protected by a password or no {delivered.suffix} "
                "file; save it as .docx with the program that made it and build again"
            )
        made = target.read_bytes()
    return dataclasses.replace(read_docx(dataclasses.replace(delivered, data=made)), encoding=delivered.suffix[1:])
