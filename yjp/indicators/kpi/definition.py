"""What a key performance indicator (KPI) of the quarterly return is made of. Nothing here counts anybody."""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from yjp.indicators.definition import Polarity


class CellState(StrEnum):
    """Why a cell holds a number, or why it does not. Only ``COUNTED`` has a value, and nought is a value."""

    COUNTED = "counted"
    NOT_ASKED = "not asked"
    NO_DATA = "no data"
    NOT_HELD = "not held"
    NOT_PUBLIC = "not public"
    OUT_OF_TIME = "out of time"


@dataclass(frozen=True, kw_only=True)
class Column:
    """A column of a table of the return.

    ``id`` is the name that the Ministry's SQL gives it, ``template`` the name in the template's own table (they differ
    for two of the orders). ``group`` is the order (or type, sector, age band), ``point`` what of it. A column whose
    meaning is not public says so in ``unavailable`` and is never filled.
    """

    id: str
    template: str
    group: str
    group_label: str
    point: str
    unavailable: str = ""


@dataclass(frozen=True, kw_only=True)
class Row:
    """A row of a table of the return.

    ``label`` is the template's own, odd spaces and spelling included; ``heading`` the group that it stands under.
    ``points`` are the column points in which it is filled (empty: all). ``counts`` says what one of it is. ``needs``
    are tables (``send``) or columns (``education.hours_offered``) without which it cannot be counted. A row that is
    not in the template (``in_template`` false) is there for a measure. ``grade``: Q read in the source, I inferred, M
    from memory, NF not found; only Q is certain.
    """

    id: str
    label: str
    meaning: str
    source: str
    grade: str
    heading: str = ""
    points: tuple[str, ...] = ()
    counts: str = "children"
    needs: tuple[str, ...] = ()
    in_template: bool = True
    unavailable: str = ""


@dataclass(frozen=True, kw_only=True)
class Table:
    """A table of the return: ``number`` 1 to 10, ``id`` the template's own name of it.

    ``question`` is what its KPI asks; ``who`` says what is counted in every row of it, ``leaves_out`` what is not.
    """

    number: int
    id: str
    title: str
    question: str
    who: tuple[str, ...]
    leaves_out: tuple[str, ...]
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    needs: tuple[str, ...]
    source: str
    grade: str = "Q"

    def row(self, identifier: str) -> Row:
        """The row of that id."""
        return next(row for row in self.rows if row.id == identifier)


@dataclass(frozen=True, kw_only=True)
class Sum:
    """Cells of one table added up: every one of ``rows`` in every one of ``columns``."""

    table: int
    rows: tuple[str, ...]
    columns: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Measure:
    """A headline or a sub-measure in terms of cells.

    ``number`` is ``headline`` or the YJB's own (``2b``). ``what`` says who or what the numerator is, ``of`` the
    denominator; ``short`` is what a headline is called where there is little room. Where two headlines of a KPI are in
    use, ``definition`` says in a few words what this one counts, and ``differs`` how it stands to the other. Only the
    one that is ``shown`` is put before managers and boards; the other stands with the sub-measures. The denominator is
    a sum of cells, a ``constant``, or the population aged 10 to 17 (``of_population``); with none of them the measure
    is a count. ``per`` multiplies the quotient. ``within`` says that whoever is in the numerator is in the denominator
    too, which the published rules do not ask of every measure.
    """

    id: str
    kpi: int
    number: str
    what: str
    of: str
    numerator: Sum
    denominator: Sum | None
    per: int
    polarity: Polarity
    source: str
    grade: str
    definition: str = ""
    differs: str = ""
    shown: bool = True
    short: str = ""
    of_population: bool = False
    constant: int | None = None
    within: bool = True

    @property
    def headline(self) -> bool:
        """Whether it is a headline of the KPI, shown or not."""
        return self.number == "headline"

    @property
    def title(self) -> str:
        """What it is, in full: of a percentage also what of."""
        return f"{self.what}, as a percentage of {self.of}" if self.denominator else self.what


@dataclass(frozen=True, kw_only=True)
class Defect:
    """A fault of the published SQL, which is not copied, and what is done here instead."""

    kpi: int
    fault: str
    here: str


@dataclass(frozen=True, kw_only=True)
class Version:
    """The KPIs as they stand from the financial year ``year``; a later year changes this one."""

    year: int
    starts: date
    tables: tuple[Table, ...]
    measures: tuple[Measure, ...]
    quality: str
    quality_source: str
    defects: tuple[Defect, ...] = field(default=())

    def table(self, number: int) -> Table:
        """The table of that number."""
        return next(table for table in self.tables if table.number == number)
