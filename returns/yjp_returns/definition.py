"""What a statutory return is: recipient, deadline, tables and checks, each with its source. Nothing is made here."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum
from typing import Generic, Protocol, TypeVar

from yjp.periods import add_months, month_end

GRADES = {
    "Q": "read in the source",
    "I": "inferred",
    "M": "from memory",
    "NF": "not found",
}
"""How sure a statement is. Only Q is certain; M and NF are said wherever they are shown."""


class PeriodKind(StrEnum):
    """What one return is of."""

    QUARTER = "quarter"
    FINANCIAL_YEAR = "financial year"
    ON_REQUEST = "on request"


class Severity(StrEnum):
    """What a check that does not hold means for the return."""

    FAIL = "fail"
    WARN = "warn"


@dataclass(frozen=True, kw_only=True)
class Stated:
    """A statement with its source and how sure it is (``GRADES``)."""

    text: str
    source: str
    grade: str

    @property
    def words(self) -> str:
        """The statement, and how sure it is where it is not certain."""
        return self.text if self.grade == "Q" else f"{self.text} ({GRADES[self.grade]})"


@dataclass(frozen=True, kw_only=True)
class Deadline:
    """When a return is due: at the end of the month so many months after its period's last day.

    With ``from_start`` they are counted from the period's first day (3 months from 1 April: 30 June). ``months`` is
    None where there is no rule that gives a day.
    """

    rule: str
    source: str
    grade: str
    months: int | None = None
    from_start: bool = False

    def due(self, first: date, last: date) -> date | None:
        """The day for a period, or none."""
        if self.months is None:
            return None
        if self.from_start:
            return add_months(first, self.months) - timedelta(days=1)
        return month_end(add_months(last.replace(day=1), self.months))


class Part(Protocol):
    """A table of a return, as every return has them; what the caseload must hold for it is in ``needs``."""

    @property
    def id(self) -> str:
        """The table's own name."""

    @property
    def title(self) -> str:
        """What it is of."""

    @property
    def needs(self) -> tuple[str, ...]:
        """Tables (``send``) and columns (``education.hours_offered``) of the extract."""

    @property
    def source(self) -> str:
        """Where it is written."""

    @property
    def grade(self) -> str:
        """How sure that is."""


T = TypeVar("T", bound=Part)


@dataclass(frozen=True, kw_only=True)
class PlainPart:
    """A table of which no more is declared here than its name and needs.

    ``yearly`` is the table of the extract that must have rows of the return's financial year, if one must.
    """

    id: str
    title: str
    needs: tuple[str, ...]
    source: str
    grade: str
    yearly: str = ""


@dataclass(frozen=True, kw_only=True)
class Check:
    """Something that must hold in a return: in one sentence, with what it means if it does not."""

    id: str
    what: str
    severity: Severity
    source: str
    grade: str


@dataclass(frozen=True, kw_only=True)
class Return(Generic[T]):
    """A return as it stands from ``starts``; ``year`` is the financial year in which that is.

    ``changes`` say in words what later years changed. ``command`` is what makes it, with
    ``{period}`` for the period; empty where yjp does not. ``none_before`` is the first day of the first period that
    such a return was ever made of.
    """

    id: str
    title: str
    legal_basis: Stated
    recipient: Stated
    deadline: Deadline
    period: PeriodKind
    tables: tuple[T, ...]
    checks: tuple[Check, ...]
    source: str
    grade: str
    year: int
    starts: date
    command: str = ""
    none_before: date | None = None
    changes: tuple[Stated, ...] = field(default=())
