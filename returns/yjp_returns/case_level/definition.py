"""What the case-level return is made of: items, their elements, and where each value comes from.

The official schema is not published. The names are those that the Ministry of Justice's open SQL reads, and each
element says how sure its name is.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

import polars as pl

from yjp.model.caseload import Caseload
from yjp_returns.case_level.submission import Submission

SQL = (
    "Ministry of Justice, modernisation-platform-environments, youth-justice-app-framework, Redshift scripts "
    "(August 2026)"
)
VERSION = "2026"
"""The year of the SQL that the names are read in; the schema that case systems follow has a number of its own."""
YPID = "ypid"


class Kind(StrEnum):
    """What an element holds."""

    TEXT = "text"
    DAY = "day"
    WHOLE = "whole number"
    HOURS = "hours"
    FLAG = "true or false"
    CODE = "code"


class Name(StrEnum):
    """How the name of an element is known: read in the SQL, or made up because no public source has one."""

    PUBLIC = "public"
    GUESSED = "guessed"


@dataclass(frozen=True, kw_only=True)
class Element:
    """An element of an item.

    ``column`` is the column of the item's rows that fills it. ``words`` turns the model's codes into national ones; a
    code that it leaves out is written as nothing. An element without a column is never written, and ``absent`` says
    why. ``note`` says what a reader must know of a choice. ``lowest`` and ``highest`` bound a whole number.
    """

    name: str
    column: str = ""
    kind: Kind = Kind.TEXT
    words: Mapping[str, str] = field(default_factory=dict)
    needed: bool = False
    known: Name = Name.PUBLIC
    absent: str = ""
    note: str = ""
    lowest: int | None = None
    highest: int | None = None

    @property
    def written(self) -> bool:
        """Whether the caseload has something to fill it with."""
        return bool(self.column)


@dataclass(frozen=True, kw_only=True)
class Item:
    """A kind of item; ``title`` says in plain words what it is of.

    ``rows`` reads its rows from a caseload, with ``child_id`` and the columns of its elements.
    ``table`` is the caseload's table without which there is nothing to write. ``inside`` names the item that it lies
    in; its first element is then the key of that item and is not repeated in XML. ``wrappers`` are further elements
    around it in XML. ``key`` are the elements that tell one record of a child from another.
    """

    name: str
    title: str
    table: str
    rows: Callable[[Caseload, Submission], pl.LazyFrame]
    elements: tuple[Element, ...]
    key: tuple[str, ...]
    inside: str = ""
    wrappers: tuple[str, ...] = ()
    note: str = ""

    def elements_written(self, *, guessed: bool) -> tuple[Element, ...]:
        """The elements that are written, with or without those whose names are guessed."""
        return tuple(e for e in self.elements if e.written and (guessed or e.known is Name.PUBLIC))
