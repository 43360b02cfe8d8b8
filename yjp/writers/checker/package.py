"""Opening an .xlsx file without trusting it: a zip of bounded size, parts without entities."""

import io
import zipfile
from dataclasses import dataclass
from functools import cache
from pathlib import PurePosixPath
from typing import Any

from lxml import etree

from yjp.errors import UnreadableInput
from yjp.zips import DAMAGED_ZIP

MOST_BYTES = 400_000_000
"""Of all parts unpacked: a workbook of a few hundred thousand rows has less."""
MOST_PARTS = 5_000
_RELATIONSHIPS = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
ASK = "Save it as .xlsx in Excel or LibreOffice and try again."

Element = Any
"""lxml carries no types."""


@dataclass(frozen=True)
class Relationship:
    """Where one part points: the kind of link (last word of its type), the target part, and whether it is outside."""

    kind: str
    target: str
    external: bool


class Package:
    """The parts of a workbook."""

    def __init__(self, content: bytes, name: str = "workbook") -> None:
        self.name = name
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(content))
            infos = self._zip.infolist()
        except DAMAGED_ZIP:
            raise UnreadableInput(name, "this is no .xlsx workbook, or it has a password", ASK) from None
        if len(infos) > MOST_PARTS or sum(i.file_size for i in infos) > MOST_BYTES:
            raise UnreadableInput(name, "this workbook unpacks to more than can be read safely", ASK)
        self._sizes = {i.filename: i.file_size for i in infos}

    @property
    def parts(self) -> list[str]:
        """The names of all parts."""
        return list(self._sizes)

    def bytes_of(self, part: str) -> bytes:
        """A part's content; never more than its own size in the directory."""
        try:
            with self._zip.open(part) as file:
                content = file.read(self._sizes[part] + 1)
        except DAMAGED_ZIP:
            raise UnreadableInput(self.name, f"its part {part} is damaged", ASK) from None
        if len(content) > self._sizes[part]:
            raise UnreadableInput(self.name, f"its part {part} is larger than it says", ASK)
        return content

    def xml(self, part: str) -> Element | None:
        """The root of a part, or None where there is no such part."""
        if part not in self._sizes:
            return None
        # A parser for each part: resolving nothing, fetching nothing.
        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
        try:
            root = etree.fromstring(self.bytes_of(part), parser)
        except etree.XMLSyntaxError:
            raise UnreadableInput(self.name, f"its part {part} is not valid XML", ASK) from None
        if root.getroottree().docinfo.doctype:
            # No program writes a document type into a workbook; who does wants entities.
            raise UnreadableInput(
                self.name, f"its part {part} declares a document type", "Do not open this file."
            )
        return root

    def relationships(self, part: str) -> dict[str, Relationship]:
        """What a part points to, by id."""
        return dict(self._relationships(part))

    @cache  # noqa: B019 - a package lives for one check
    def _relationships(self, part: str) -> tuple[tuple[str, Relationship], ...]:
        path = PurePosixPath(part)
        root = self.xml(str(path.parent / "_rels" / f"{path.name}.rels"))
        if root is None:
            return ()
        found = []
        for each in root.iter(_RELATIONSHIPS):
            target, external = each.get("Target", ""), each.get("TargetMode") == "External"
            if not external:
                target = _absolute(path.parent, target)
            found.append(
                (each.get("Id", ""), Relationship(each.get("Type", "").rpartition("/")[2], target, external))
            )
        return tuple(found)


def _absolute(folder: PurePosixPath, target: str) -> str:
    whole: list[str] = [] if target.startswith("/") else [p for p in folder.parts if p != "."]
    for step in PurePosixPath(target.lstrip("/")).parts:
        if step == "..":
            whole = whole[:-1]
        elif step != ".":
            whole.append(step)
    return "/".join(whole)
