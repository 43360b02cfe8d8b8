"""The data quality of a workspace as the dashboard shows it: rules and counts for the page, records for the lists."""

import threading
from collections.abc import Hashable
from dataclasses import dataclass, field
from functools import partial
from typing import Any

import polars as pl

from yjp.accepted import acceptances
from yjp.cli.check import assessed
from yjp.cli.release_source import version
from yjp.model import columns as c
from yjp.quality.acceptance import decide
from yjp.quality.records import EMPTY
from yjp.quality.report import OPEN, QualityReport
from yjp.quality.report import RuleLine as Line
from yjp.quality.wording import METHOD, NOT_A_LIMIT, effects_words, ends, figure_name, state_words, value
from yjp.rules.definition import Severity
from yjp.rules.registry import RULES
from yjp.rules.run import run
from yjp.store import PastImport as Held
from yjp.store import Workspace
from yjp_dashboards.data_quality import (
    Doubt,
    PastImport,
    Quality,
    RuleLine,
    RuleState,
    SetAside,
    TableRead,
)

KEPT = 24
"""Reports and counted imports that are kept: what was worked out is not worked out again for the next reader."""
FIRST_ROWS = 10
RECORD_COLUMNS = {
    "child_id": "Case id",
    "table": "Table",
    "record": "Record",
    "_row": "Row in file",
    "other_ids": "Other ids",
    "first_date": "First date",
    "values": "What to look at",
    "moves": "Could move",
}
_IDENTIFYING = "(date_of_birth|pnc_id)"
"""Columns whose values stay in the case system; that one is empty may be said."""


@dataclass(frozen=True)
class WorkspaceQuality:
    """The data quality of one workspace; it reads and writes nothing down."""

    workspace: Workspace
    _kept: dict[Hashable, Any] = field(default_factory=dict)
    _lock: threading.RLock = field(default_factory=threading.RLock)

    @property
    def held(self) -> bool:
        """There is a workspace."""
        return True

    def report(self, release: str) -> Quality | None:
        """The rules over the caseload of a release; none where the workspace holds another one now."""
        found = self._report(release)
        return None if found is None else _plain(found, self._once(("late", release), self._late))

    def records(self, release: str, code: str) -> pl.DataFrame | None:
        """The open failing records of a rule, what moves the newest figures first (columns ``RECORD_COLUMNS``)."""
        found = self._report(release)
        if found is None:
            return None
        mine = found.records.filter(pl.col("rule") == code, pl.col("state") == OPEN).with_columns(
            # The first date of a child's own record is the day of birth.
            first_date=pl.when(pl.col("table") != "children").then("first_date"),
            values=pl.col("values")
            .str.replace_all(f"{_IDENTIFYING} {EMPTY}(;|$)", "${1}: empty${2}")
            .str.replace_all(f"{_IDENTIFYING} [^;]*", "${1}: see the record"),
        )
        return mine.select(pl.col(name).alias(title) for name, title in RECORD_COLUMNS.items())

    def imports(self) -> tuple[PastImport, ...]:
        """The imports that are held, oldest first, under today's rules and what is accepted today."""
        accepted = acceptances(self.workspace.path)
        return tuple(
            self._once(
                ("import", each.number, each.versions["caseload"], each.current, accepted),
                partial(self._past, each),
            )
            for each in self.workspace.imports()
        )

    def _report(self, release: str) -> QualityReport | None:
        path = self.workspace.path
        if version(path) != release:
            return None
        key = (release, acceptances(path))
        found: QualityReport = self._once(key, lambda: assessed(self.workspace, self.workspace.ledger()))
        if version(path) != release:
            # An import came between: what was read may be of two releases.
            self._kept.pop(key, None)
            return None
        return found

    def _late(self) -> int | None:
        """Outcomes that the import before did not have, of days up to its own."""
        held = self.workspace.imports()
        place = next((n for n, each in enumerate(held) if each.current), 0)
        if place == 0:
            return None
        before, now = (self.workspace.caseload(each) for each in held[place - 1 : place + 1])
        outcomes = now["outcomes"].filter(pl.col(c.OUTCOME_DATE) <= before.extract_date)
        known = before["outcomes"].select(c.OUTCOME_ID)
        return int(outcomes.join(known, on=c.OUTCOME_ID, how="anti").select(pl.len()).collect().item())

    def _past(self, held: Held) -> PastImport:
        caseload = self.workspace.caseload(held)
        opened, _ = decide(caseload, run(caseload, RULES), acceptances(self.workspace.path))
        by_severity = dict.fromkeys(Severity, 0)
        for each in opened:
            by_severity[each.result.rule.severity] += each.open.len()
        counts = held.manifest.counts.values()
        return PastImport(
            number=held.number,
            extract=held.manifest.extract_date,
            current=held.current,
            read=sum(each["read"] for each in counts),
            set_aside=sum(each["quarantined"] for each in counts),
            errors=by_severity[Severity.ERROR],
            warnings=by_severity[Severity.WARNING],
            queries=by_severity[Severity.QUERY],
        )

    def _once(self, key: Hashable, make: Any) -> Any:
        with self._lock:
            if key not in self._kept:
                if len(self._kept) >= KEPT:
                    self._kept.pop(next(iter(self._kept)))
                self._kept[key] = make()
            return self._kept[key]


def _plain(report: QualityReport, late: int | None) -> Quality:
    return Quality(
        late=late,
        rules=tuple(_rule(line) for line in report.rules),
        doubts=tuple(
            Doubt(
                name=figure_name(effect),
                period=effect.figure.period.label,
                now=value(effect, effect.figure.value),
                between=ends(effect, "to") if effect.moves else "cannot move",
                records=effect.records,
            )
            for effect in report.headlines
        ),
        tables=tuple(
            TableRead(
                table=table,
                read=count["read"],
                accepted=count["accepted"],
                set_aside=count["quarantined"],
                left_out=count.get("filtered", 0),
            )
            for table, count in report.counts.items()
        ),
        set_aside=_set_aside(report.quarantine),
        method=(METHOD, NOT_A_LIMIT) if report.headlines else (),
    )


def _rule(line: Line) -> RuleLine:
    return RuleLine(
        code=line.code,
        title=line.title,
        action=line.action,
        severity=line.severity,
        table=line.table,
        state=RuleState(state_words(line)),
        why=line.why,
        open=len(line.open),
        accepted=line.accepted,
        costs=tuple(effects_words(line).splitlines()) if line.moves else (),
    )


def _set_aside(quarantine: pl.DataFrame) -> tuple[SetAside, ...]:
    grouped = quarantine.group_by("file", "column", "reason", maintain_order=True).agg(pl.col("row").sort())
    return tuple(
        SetAside(file=file, column=column, reason=reason, rows=len(rows), first=tuple(rows[:FIRST_ROWS]))
        for file, column, reason, rows in grouped.iter_rows()
    )
