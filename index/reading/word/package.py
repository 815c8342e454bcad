"""The parts of a Word file: a zip of XML, read within bounds, with whatever is broken left out."""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib
from typing import Any

from lxml import etree

from index.errors import SourceError

#: What all parts of one file may unpack to; a plan of 1,000 pages takes some 30 MB. A zip bomb ends here.
_MOST_BYTES = 64 * 1024 * 1024

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_MAIN = "word/document.xml"
_AGAIN = "open it in Word, WPS or LibreOffice, save it again as .docx and build again"

#: An element of lxml, which has no types of its own.
Element = Any


def local(node: Element) -> str:
    """The name of an element without its namespace, which the two editions of the standard spell differently."""
    name = node.tag
    return name.rpartition("}")[2] if isinstance(name, str) else ""


def value(node: Element | None, name: str = "val") -> str | None:
    """An attribute by its local name; None where there is no such element or attribute."""
    if node is not None:
        for key, found in node.attrib.items():
            if key.rpartition("}")[2] == name:
                return str(found)
    return None


def child(node: Element | None, *path: str) -> Element | None:
    """The element at a path of local names; None where it is not there."""
    for name in path:
        if node is None:
            return None
        node = next((one for one in node if local(one) == name), None)
    return node


class Package:
    """The parts of a Word file.

    Raises:
        SourceError: The bytes are no zip, or one that is damaged or protected; of every part, that it is damaged or
            that the file unpacks to more than it may.
    """

    def __init__(self, data: bytes, name: str) -> None:
        self._name = name
        self._left = _MOST_BYTES
        if data.startswith(_OLE):
            if _ENCRYPTED in data:
                raise SourceError(f"{name}: it is protected by a password; save it without one and build again")
            raise SourceError(f"{name}: this is an old Word file, whatever its name says; name it .doc and build again")
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, ValueError, OSError) as error:
            raise SourceError(f"{name}: it is damaged or no Word file ({error}); {_AGAIN}") from error
        self._names = {entry.filename.replace("\\", "/").lstrip("/").lower(): entry for entry in self._zip.infolist()}
        self.main = self._find_main()

    def part(self, path: str) -> Element | None:
        """The root of a part; None where the file does not hold it."""
        data = self._bytes(path)
        if data is None:
            return None
        parser = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True)
        try:
            return etree.fromstring(data, parser)
        except etree.XMLSyntaxError as error:
            raise SourceError(f"{self._name}: its part {path} is damaged ({error}); {_AGAIN}") from error

    def related(self, path: str, kind: str) -> Element | None:
        """The first part that a part refers to as ``kind``; None where there is none."""
        return next(iter(self.all_related(path, kind)), None)

    def all_related(self, path: str, kind: str) -> list[Element]:
        """The parts that a part refers to by relationships whose type ends in ``kind``; broken ones are left out."""
        found = []
        for target in self._targets(path, kind):
            try:
                root = self.part(target)
            except SourceError:
                # What stands beside the text must not keep the text out.
                continue
            if root is not None:
                found.append(root)
        return found

    def _targets(self, path: str, kind: str) -> list[str]:
        folder, file = posixpath.split(path)
        try:
            root = self.part(posixpath.join(folder, "_rels", f"{file}.rels"))
        except SourceError:
            root = None
        if root is None:
            # The relationships are lost: parts have their usual names all the same.
            prefix = posixpath.join(folder, kind.strip("/").lower())
            return sorted(name for name in self._names if name.startswith(prefix) and name.endswith(".xml"))
        targets = []
        for relation in root:
            if str(relation.get("Type", "")).endswith(kind) and relation.get("TargetMode") != "External":
                target = str(relation.get("Target", ""))
                targets.append(target.lstrip("/") if target[:1] == "/" else posixpath.normpath(f"{folder}/{target}"))
        return targets

    def _find_main(self) -> str:
        return next((path for path in self._targets("", "/officeDocument") if path.lower() in self._names), _MAIN)

    def _bytes(self, path: str) -> bytes | None:
        entry = self._names.get(path.lstrip("/").lower())
        if entry is None:
            return None
        if entry.flag_bits & 1:
            raise SourceError(f"{self._name}: it is protected by a password; save it without one and build again")
        try:
            with self._zip.open(entry) as stream:
                data = stream.read(self._left + 1)
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError) as error:
            raise SourceError(f"{self._name}: its part {path} is damaged ({error}); {_AGAIN}") from error
        self._left -= len(data)
        if self._left < 0:
            most = _MOST_BYTES // (1024 * 1024)
            raise SourceError(f"{self._name}: it unpacks to more than {most} MB; divide it into several files")
        return data
