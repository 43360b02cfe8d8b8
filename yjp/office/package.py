"""The parts of an Office file, read from its zip with limits on every part and on all of them together."""

import io
import posixpath
import zipfile
from dataclasses import dataclass
from urllib.parse import unquote

from yjp.errors import UnreadableInput
from yjp.office.names import RELATIONSHIP
from yjp.office.xml import SAVE_IN_WORD, Node, parse
from yjp.zips import DAMAGED_ZIP

MAX_PARTS = 5_000
"""A plan of 150 pages with its charts and pictures has some 200."""
MAX_PART_BYTES = 64_000_000
"""Of one part, unpacked; a plan of 150 pages has 3 MB."""
MAX_UNPACKED_BYTES = 160_000_000
"""Of all parts that are read."""


@dataclass(frozen=True, kw_only=True)
class Relation:
    """What a part points to: another part by its name in the package, or an address where it is ``external``."""

    kind: str
    target: str
    external: bool = False


class Package:
    """An Office file in memory; nothing is written to disk, and no part is larger than the limit.

    ``remedy`` is what a person should do about a file that cannot be read.
    """

    def __init__(
        self,
        name: str,
        content: bytes,
        *,
        limit: int = MAX_UNPACKED_BYTES,
        part_limit: int = MAX_PART_BYTES,
        remedy: str = SAVE_IN_WORD,
    ) -> None:
        self.name, self.remedy = name, remedy
        self._left, self._part_limit = limit, part_limit
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(content))
            # Two entries of one name are how a file shows one text to a checker and another to Word.
            names = self._archive.namelist()
        except DAMAGED_ZIP:
            raise UnreadableInput(name, "the file is damaged or cut short", remedy) from None
        if len(names) != len(set(names)):
            raise UnreadableInput(name, "two of its parts have the same name", remedy)
        if len(names) > MAX_PARTS:
            raise UnreadableInput(name, f"it has more than {MAX_PARTS:,} parts", "Do not open this file.")
        self.names = tuple(names)
        self._names = {each.casefold(): each for each in names}

    def __contains__(self, part: str) -> bool:
        return part.casefold() in self._names

    def actual(self, part: str) -> str:
        """A part's name as the zip spells it: names are alike whatever their case. A new part's stays as it is."""
        return self._names.get(part.casefold(), part)

    def read(self, part: str) -> bytes:
        """A part's content; ``UnreadableInput`` where it is missing, damaged or too large."""
        actual = self._names.get(part.casefold())
        if actual is None:
            raise UnreadableInput(self.name, f"its part {part} is missing", self.remedy)
        most = min(self._part_limit, self._left)
        try:
            # What the zip says of a part's size may be a lie: read one byte more than allowed, never all.
            with self._archive.open(actual) as stream:
                content = stream.read(most + 1)
        except DAMAGED_ZIP:
            raise UnreadableInput(self.name, f"its part {part} is damaged", self.remedy) from None
        if len(content) > most:
            raise UnreadableInput(
                self.name,
                f"it unpacks to more than {most // 1_000_000} MB",
                "It was made to fill the memory, or by a broken program: do not open it.",
            )
        self._left -= len(content)
        return content

    def contents(self) -> dict[str, bytes]:
        """All parts by name, in the file's order; folders that some programs store as entries are left out."""
        return {each: self.read(each) for each in self.names if not each.endswith("/")}

    def xml(self, part: str) -> Node:
        """A part's root element."""
        return parse(self.name, part, self.read(part), self.remedy)

    def optional_xml(self, part: str) -> Node | None:
        """The same, or None where there is no such part."""
        return self.xml(part) if part in self else None

    def relations(self, part: str = "") -> dict[str, Relation]:
        """The other parts that a part points to, by id; those of the whole package without a part."""
        return {id_: each for id_, each in self.all_relations(part).items() if not each.external}

    def all_relations(self, part: str = "") -> dict[str, Relation]:
        """The same with the addresses outside."""
        name = relations_part(part)
        if name not in self:
            return {}
        return {each.get("Id", ""): relation(part, each) for each in self.xml(name).iter(RELATIONSHIP)}


def relations_part(part: str = "") -> str:
    """The name of the part that holds what a part points to."""
    folder, file = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{file}.rels")


def relation(part: str, element: Node) -> Relation:
    """What one ``Relationship`` of a part says, its target's name made whole."""
    target, external = unquote(element.get("Target", "")), element.get("TargetMode") == "External"
    if not external:
        target = posixpath.normpath(posixpath.join("/", posixpath.dirname(part), target)).lstrip("/")
    return Relation(kind=element.get("Type", "").rsplit("/", 1)[-1], target=target, external=external)
