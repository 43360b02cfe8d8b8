"""What a plan shows beside the ledger's figures: the service's own tables and actions. No child is in it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from yjp.charts.spec import Table


@dataclass(frozen=True, kw_only=True)
class Action:
    """One line of the service plan (the caseload's table ``actions``); ``status`` in words."""

    priority: str | None
    action: str
    owner: str | None
    due: date | None
    progress: str | None
    status: str | None


@dataclass(frozen=True, kw_only=True)
class Material:
    """Actions, and tables by their tag (``budget.2019#table``, ``staffing_contract.2019#table``).

    ``findings`` are sentences about a table that the reader of the draft must know, by the same tag: that it does not
    cast, say. ``notes`` are what every reader of the table must know, also of a published copy.
    """

    actions: tuple[Action, ...] = ()
    tables: Mapping[str, Table] = field(default_factory=dict)
    findings: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    notes: Mapping[str, str] = field(default_factory=dict)
