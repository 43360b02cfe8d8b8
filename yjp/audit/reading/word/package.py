"""The parts of an Office file, read from its zip with limits on every part and on all of them together."""

import io
import posixpath
import zipfile
from dataclasses import dataclass
from urllib.parse import unquote

from yjp.audit.reading.limits import MAX_PART_BYTES, MAX_UNPACKED_BYTES
from yjp.audit.reading.xml import Node, parse
from yjp.errors import UnreadableInput
from yjp.zips import DAMAGED_ZIP

_RELATIONS = "{http://schemas.openxmlformats.org/package/2006/relationships}"
_SAVE_AGAIN = "Open it in Word and save it again."


@dataclass(frozen=True, kw_only=True)
class Relation:
    """Another part that a part points to; ``target`` is its name in the package."""

    kind: str
    target: str


class Package:
    """An Office file in memory; nothing is written to disk, and no part is larger than the limit."""

    def __init__(self, name: str, content: bytes, *, limit: int = MAX_UNPACKED_BYTES) -> None:
        self.name = name
        self._left = limit
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(content))
            # Two entries of one name are how a file shows one text to a checker and another to Word.
            names = self._archive.namelist()
        except DAMAGED_ZIP:
            raise UnreadableInput(name, "the file is damaged or cut short", _SAVE_AGAIN) from None
        if len(names) != len(set(names)):
            raise UnreadableInput(name, "two of its parts have the same name", _SAVE_AGAIN)
        self.names = tuple(names)
        self._names = {each.casefold(): each for each in names}

    def __contains__(self, part: str) -> bool:
        return part.casefold() in self._names

    def read(self, part: str) -> bytes:
        """A part's content; ``UnreadableInput`` where it is missing, damaged or too large."""
        actual = self._names.get(part.casefold())
        if actual is None:
            raise UnreadableInput(self.name, f"its part {part} is missing", _SAVE_AGAIN)
        most = min(MAX_PART_BYTES, self._left)
        try:
            # What the zip says of a part's size may be a lie: read one byte more than allowed, never all.
            with self._archive.open(actual) as stream:
                content = stream.read(most + 1)
        except DAMAGED_ZIP:
            raise UnreadableInput(self.name, f"its part {part} is damaged", _SAVE_AGAIN) from None
        if len(content) > most:
            raise UnreadableInput(
                self.name,
                f"it unpacks to more than {most // 1_000_000} MB",
                "It is no plan, or was made to fill the memory: do not open it.",
            )
        self._left -= len(content)
        return content

    def xml(self, part: str) -> Node:
        """A part's root element."""
        return parse(self.name, part, self.read(part))

    def relations(self, part: str = "") -> dict[str, Relation]:
        """The parts that a part points to, by id; those of the whole package without a part."""
        folder, file = posixpath.split(part)
        name = posixpath.join(folder, "_rels", f"{file}.rels")
        if name not in self:
            return {}
        found = {}
        for each in self.xml(name).iter(f"{_RELATIONS}Relationship"):
            if each.get("TargetMode") == "External":
                continue
            target = unquote(each.get("Target", ""))
            joined = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
            found[each.get("Id", "")] = Relation(kind=each.get("Type", "").rsplit("/", 1)[-1], target=joined)
        return found


_OTHERS = {
    "xl/": ("this is a workbook", "Give the document, or export the sheet as a PDF."),
    "ppt/": ("this is a presentation", "Save it as a PDF and give that."),
    "content.xml": ("this is an OpenDocument file", "Save it as .docx and try again."),
    "visio/": ("this is a drawing", "Save it as a PDF and give that."),
}


def office(name: str, content: bytes) -> Package:
    """The package of a zip that may be a Word document; ``UnreadableInput`` names what it is instead."""
    package = Package(name, content)
    if any(each.startswith("word/") for each in package.names):
        return package
    for start, (problem, remedy) in _OTHERS.items():
        if any(each.startswith(start) for each in package.names):
            raise UnreadableInput(name, problem, remedy)
    raise UnreadableInput(name, "this is a zip, not a document", "Unpack it and give the document itself.")
