"""PDFs written by hand: characters where a test wants them, rules between them, no font embedded."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from index.documents import Source
from index.reading import read

#: A4 in points; the margins and the size that the helpers set text in.
WIDTH, HEIGHT = 595, 842
LEFT, SIZE = 77.5, 16
COLUMNS = 27
PITCH = 28


@dataclass(frozen=True)
class At:
    """Some words at a place, in points from the top left corner."""

    text: str
    x: float = LEFT
    y: float = 100
    size: float = SIZE


@dataclass(frozen=True)
class Page:
    """One page: its words, its rules (x0, y0, x1, y1 from the top left) and whether a picture covers it."""

    words: Sequence[At] = ()
    rules: Sequence[tuple[float, float, float, float]] = ()
    picture: bool = False
    rotate: int = 0


def column(text: str, y: float = 100, *, x: float = LEFT, columns: int = COLUMNS, indent: int = 2) -> list[At]:
    """A paragraph set in Chinese type: its first row indented, every other one full."""
    rows, room = [""], float(columns - indent)
    for character in text:
        width = 0.5 if character.isascii() else 1.0
        if room < width:
            rows.append("")
            room = float(columns)
        rows[-1] += character
        room -= width
    return [At(row, x + (indent * SIZE if number == 0 else 0), y + PITCH * number) for number, row in enumerate(rows)]


def pdf_bytes(*pages: Page) -> bytes:
    """A PDF of some pages."""
    objects = [b"<< /Type /Catalog /Pages 2 0 R >>", b""]
    font = b"<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H /DescendantFonts [4 0 R] >>"
    cid = (
        b"<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /DW 1000 /W [1 95 500] /FontDescriptor 5 0 R "
        b"/CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 4 >> >>"
    )
    descriptor = (
        b"<< /Type /FontDescriptor /FontName /STSong-Light /Flags 6 /FontBBox [0 -120 1000 880] /ItalicAngle 0 "
        b"/Ascent 880 /Descent -120 /CapHeight 880 /StemV 80 >>"
    )
    picture = (
        b"<< /Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8 "
        b"/Length 1 >>\nstream\n\x80\nendstream"
    )
    objects += [font, cid, descriptor, picture]
    kids = []
    for page in pages:
        content = _content(page)
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content))
        kids.append(len(objects) + 1)
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 %d %d] /Rotate %d /Contents %d 0 R "
            b"/Resources << /Font << /F 3 0 R >> /XObject << /I 6 0 R >> >> >>"
            % (WIDTH, HEIGHT, page.rotate, len(objects))
        )
    objects[1] = b"<< /Type /Pages /Count %d /Kids [%s] >>" % (len(kids), b" ".join(b"%d 0 R" % kid for kid in kids))
    return _file(objects)


def pdf(tmp_path: Path, *pages: Page) -> Source:
    path = tmp_path / "plan.pdf"
    path.write_bytes(pdf_bytes(*pages))
    return read(path)


def _content(page: Page) -> bytes:
    parts = [b"q %d 0 0 %d 0 0 cm /I Do Q" % (WIDTH, HEIGHT)] if page.picture else []
    for word in page.words:
        place = f"/F {word.size} Tf 1 0 0 1 {word.x} {HEIGHT - word.y} Tm".encode()
        parts.append(b"BT %s <%s> Tj ET" % (place, word.text.encode("utf-16-be").hex().encode()))
    parts += [f"{x0} {HEIGHT - y0} m {x1} {HEIGHT - y1} l S".encode() for x0, y0, x1, y1 in page.rules]
    return b"\n".join(parts)


def _file(objects: Sequence[bytes]) -> bytes:
    data = b"%PDF-1.7\n"
    places = []
    for number, body in enumerate(objects, start=1):
        places.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(data)
    data += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    data += b"".join(b"%010d 00000 n \n" % place for place in places)
    return data + b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, start)


def locked(data: bytes) -> bytes:
    """A PDF that opens with a password alone: what it keeps of its password is that of no empty one."""
    key = b"<" + b"5a" * 32 + b">"
    lock = b"/Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O " + key + b" /U " + key + b" >> /ID [<00> <00>]"
    return data.replace(b"trailer << ", b"trailer << " + lock + b" ")
