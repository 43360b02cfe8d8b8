"""What a data-quality rule is, and what running it gives."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

import polars as pl

from yjp.model.caseload import Caseload


class Severity(StrEnum):
    """How sure it is that something is wrong."""

    ERROR = "error"
    WARNING = "warning"
    QUERY = "query"


class RuleState(StrEnum):
    """A check that could not run is not a pass."""

    PASSED = "passed"
    FAILED = "failed"
    COULD_NOT_RUN = "could_not_run"


@dataclass(frozen=True, kw_only=True)
class Rule:
    """A rule over one table or several.

    ``code`` is stable (``OUT03``); ``title`` says in plain words what is wrong where it fails; ``action`` what to
    do in the case system; ``source`` the official wording or where the rule comes from, with its ``grade`` (Q read
    in the source, I inferred from it, M from memory). The first of ``tables`` is the one whose rows fail, the rest
    are needed too; ``columns`` are those of the first table to look at, ``beside`` those (``table.column``) of the one
    row of another table that the record names, without which nobody can judge it. ``needs`` are columns
    (``table.column``) without any value of which the rule would find nothing, whatever the truth: it then could not
    run. ``find`` gives the failing rows: a lazy frame with ``_row`` (row number in the file) of the first table.
    """

    code: str
    title: str
    action: str
    source: str
    severity: Severity
    tables: tuple[str, ...]
    columns: tuple[str, ...]
    find: Callable[[Caseload], pl.LazyFrame]
    grade: str = "Q"
    needs: tuple[str, ...] = ()
    beside: tuple[str, ...] = ()


@dataclass(frozen=True)
class RuleResult:
    """A rule's state over a caseload; ``rows`` are the failing row numbers of its first table (``_row``), sorted."""

    rule: Rule
    state: RuleState
    rows: pl.Series
    why: str | None = None

    @property
    def failures(self) -> int:
        """How many rows fail."""
        return self.rows.len()
