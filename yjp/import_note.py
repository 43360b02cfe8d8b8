"""What is kept of the making of an import beside its data: when, by whom, from which files, by which mapping.

It lies in the file that lists the import, and is in no run's id: the same extract gives the same run whoever brings it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Final

from yjp.moments import as_kept, from_kept

KEY: Final = "imported"
"""Under this name the note stands beside the versions in ``imports/NNNNNN.json``."""


@dataclass(frozen=True, kw_only=True)
class ImportNote:
    """Who imported what and when; an import from before there were notes has none of it.

    ``files`` are the names that were given, ``mapping`` the mapping's name (empty: yjp's own format), ``restored`` the
    number of the earlier import that this one brought back. ``places`` are the file, and the sheet of a workbook, that
    each table was read from.
    """

    at: datetime | None = None
    who: str = ""
    files: tuple[str, ...] = ()
    mapping: str = ""
    restored: int | None = None
    places: Mapping[str, str] = field(default_factory=dict)

    def again(self, number: int, *, at: datetime | None, who: str) -> "ImportNote":
        """The note of this import, number ``number``, brought back."""
        return replace(self, at=at, who=who, restored=number)

    def as_plain(self) -> dict[str, object]:
        """What JSON can hold; what is not known is left out."""
        found: dict[str, object] = {
            "at": as_kept(self.at) if self.at else None,
            "who": self.who,
            "files": list(self.files),
            "mapping": self.mapping,
            "restored": self.restored,
            "places": dict(self.places),
        }
        return {key: value for key, value in found.items() if value}

    @classmethod
    def from_plain(cls, found: Mapping[str, object]) -> "ImportNote":
        """Read what ``as_plain`` gave; of an import without a note an empty one."""
        at, files, restored = found.get("at"), found.get("files"), found.get("restored")
        places = found.get("places")
        return cls(
            at=from_kept(at) if isinstance(at, str) else None,
            who=str(found.get("who", "")),
            files=tuple(str(name) for name in files)
            if isinstance(files, Sequence) and not isinstance(files, str)
            else (),
            mapping=str(found.get("mapping", "")),
            restored=restored if isinstance(restored, int) else None,
            places={str(k): str(v) for k, v in places.items()} if isinstance(places, Mapping) else {},
        )
