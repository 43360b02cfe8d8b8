"""Which acceptances still hold, and which failures are open."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

import polars as pl

from yjp.accepted import Acceptance
from yjp.model.caseload import ROW, Caseload
from yjp.quality.records import content, names, rows_of
from yjp.rules.definition import RuleResult, RuleState


class Standing(StrEnum):
    """What an acceptance is worth on the present caseload."""

    HOLDS = "accepted"
    CHANGED = "open again: the record has changed"
    LAPSED = "open again: its last day has passed"
    SETTLED = "no longer fails"
    NOT_KNOWN = "not known: the rule could not run"


@dataclass(frozen=True, kw_only=True)
class Decision:
    """An acceptance, what it is worth now, and the failing record that it is about, if there is one."""

    acceptance: Acceptance
    standing: Standing
    table: str | None = None
    row: int | None = None


@dataclass(frozen=True, kw_only=True)
class OpenResult:
    """A rule's result with its failing rows parted: ``open`` and ``accepted`` are row numbers of its first table."""

    result: RuleResult
    open: pl.Series
    accepted: pl.Series

    @property
    def table(self) -> str:
        """The table whose rows fail."""
        return self.result.rule.tables[0]


def decide(
    caseload: Caseload, results: Sequence[RuleResult], accepted: Sequence[Acceptance]
) -> tuple[tuple[OpenResult, ...], tuple[Decision, ...]]:
    """Part every rule's failing rows into open and accepted ones, by the day of the extract.

    An acceptance holds while the record is what it was and the extract is not of a day after ``until``.
    """
    by_rule: dict[str, list[Acceptance]] = {}
    for acceptance in accepted:
        by_rule.setdefault(acceptance.rule, []).append(acceptance)
    decisions: list[Decision] = []
    opened: list[OpenResult] = []
    for result in results:
        found = _decisions(caseload, result, by_rule.pop(result.rule.code, []))
        decisions += found
        held = [d.row for d in found if d.standing is Standing.HOLDS]
        is_held = result.rows.is_in(pl.Series(held, dtype=pl.Int64).implode())
        opened.append(
            OpenResult(result=result, open=result.rows.filter(~is_held), accepted=result.rows.filter(is_held))
        )
    decisions += [
        Decision(acceptance=a, standing=Standing.NOT_KNOWN) for left in by_rule.values() for a in left
    ]
    return tuple(opened), tuple(decisions)


def _decisions(caseload: Caseload, result: RuleResult, accepted: list[Acceptance]) -> list[Decision]:
    if not accepted:
        return []
    table = result.rule.tables[0]
    if result.state is RuleState.COULD_NOT_RUN:
        return [Decision(acceptance=a, standing=Standing.NOT_KNOWN, table=table) for a in accepted]
    failing = rows_of(caseload, table, result.rows)
    places = {name: place for place, name in enumerate(names(failing, table))}
    found = []
    for acceptance in accepted:
        if acceptance.record not in places:
            found.append(Decision(acceptance=acceptance, standing=Standing.SETTLED, table=table))
            continue
        row = failing.row(places[acceptance.record], named=True)
        found.append(
            Decision(
                acceptance=acceptance,
                standing=_standing(acceptance, content(row), caseload.extract_date),
                table=table,
                row=row[ROW],
            )
        )
    return found


def _standing(acceptance: Acceptance, now: str, day: date) -> Standing:
    if now != acceptance.content:
        return Standing.CHANGED
    if acceptance.until is not None and day > acceptance.until:
        return Standing.LAPSED
    return Standing.HOLDS
