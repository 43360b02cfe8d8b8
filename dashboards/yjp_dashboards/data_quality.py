"""Data quality as the dashboard shows it: what it asks of whoever may read the records.

No record is in it: rules, how many records fail them, and what that costs the newest figures. The records themselves
are lists of children (``yjp_dashboards.case_lists``), each opening of which is written down.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Protocol

RECORDS = "records-"
"""What the name of a list of failing records begins with; the rule's code follows."""


class RuleState(StrEnum):
    """How a rule stands; the values are what people read. Accepted: it fails, and somebody accepted every record."""

    FAILED = "failed"
    ACCEPTED = "failed, all accepted"
    COULD_NOT_RUN = "could not run"
    PASSED = "passed"


@dataclass(frozen=True, kw_only=True)
class RuleLine:
    """A rule: what is wrong where it fails, how many records fail it, what they cost, and what to do.

    ``costs`` has a sentence for each of the newest figures that the open records could move; ``why`` says why it could
    not run.
    """

    code: str
    title: str
    action: str
    severity: str
    table: str
    state: RuleState
    why: str | None = None
    open: int = 0
    accepted: int = 0
    costs: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Doubt:
    """How far one of the newest figures could move until all open records are settled, in words."""

    name: str
    period: str
    now: str
    between: str
    records: int


@dataclass(frozen=True, kw_only=True)
class TableRead:
    """A table of the extract: rows read, kept, set aside at intake, and left out by the service's mapping."""

    table: str
    read: int
    accepted: int
    set_aside: int
    left_out: int = 0


@dataclass(frozen=True, kw_only=True)
class SetAside:
    """Rows of a file that were set aside for one reason: how many, and the first of their numbers in the file."""

    file: str
    column: str | None
    reason: str
    rows: int
    first: tuple[int, ...]


@dataclass(frozen=True, kw_only=True)
class Quality:
    """The rules over one caseload, ranked: what moves one of the newest figures furthest comes first.

    ``late`` counts outcomes that the import before did not have, of days that it already covered; none where there is
    no import before.
    """

    rules: tuple[RuleLine, ...]
    doubts: tuple[Doubt, ...]
    tables: tuple[TableRead, ...]
    set_aside: tuple[SetAside, ...]
    method: tuple[str, ...] = ()
    late: int | None = None

    def in_state(self, state: RuleState) -> tuple[RuleLine, ...]:
        """The rules in a state, ranked."""
        return tuple(line for line in self.rules if line.state is state)

    @property
    def moving(self) -> tuple[RuleLine, ...]:
        """Failing rules whose records could move one of the newest figures."""
        return tuple(line for line in self.in_state(RuleState.FAILED) if line.costs)

    @property
    def rows_set_aside(self) -> int:
        """Rows set aside at intake, over all tables."""
        return sum(table.set_aside for table in self.tables)


@dataclass(frozen=True, kw_only=True)
class PastImport:
    """An import that the workspace still holds, under today's rules and what is accepted today.

    ``errors``, ``warnings`` and ``queries`` count open failing records by the rule's severity.
    """

    number: int
    extract: date
    current: bool
    read: int
    set_aside: int
    errors: int
    warnings: int
    queries: int


class DataQuality(Protocol):
    """Whoever may read the records."""

    @property
    def held(self) -> bool:
        """Whether there are records at all, and not a ledger alone."""

    def report(self, release: str) -> Quality | None:
        """The rules over the caseload of a release; none where that caseload is no longer there."""

    def imports(self) -> tuple[PastImport, ...]:
        """The imports that are held, oldest first."""


class NoDataQuality:
    """Where there is only a ledger."""

    held = False

    def report(self, release: str) -> Quality | None:
        """There is none."""
        return None

    def imports(self) -> tuple[PastImport, ...]:
        """None."""
        return ()
