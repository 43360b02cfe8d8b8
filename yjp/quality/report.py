"""The data-quality report: every rule in its state, what it costs, what is accepted and what was set aside."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import polars as pl

from yjp.indicators.registry import indicator
from yjp.ledger import About
from yjp.model.caseload import ROW, Caseload
from yjp.past_decisions import PastDecision
from yjp.quality.acceptance import Decision, OpenResult, Standing
from yjp.quality.effect import Effect
from yjp.quality.options import EVERYTHING
from yjp.quality.records import LOCATED, located, rows_of, with_beside
from yjp.quality.set_aside import SET_ASIDE
from yjp.rules.definition import RuleState, Severity

SEVERITIES = (Severity.ERROR, Severity.WARNING, Severity.QUERY)
RECORDS = {
    "rule": pl.String,
    "severity": pl.String,
    "title": pl.String,
    "table": pl.String,
    **LOCATED,
    "state": pl.String,
    "moves": pl.String,
}
"""``state`` is open or accepted; ``moves`` names the newest figures that the record could move. Such records come
first."""
OPEN = "open"
ACCEPTED = "accepted"


@dataclass(frozen=True, kw_only=True)
class RuleLine:
    """A rule over this caseload. ``open`` are the row numbers of its failing rows that nobody accepted."""

    code: str
    title: str
    action: str
    source: str
    severity: str
    table: str
    columns: tuple[str, ...]
    state: str
    why: str | None
    open: tuple[int, ...]
    accepted: int
    effects: tuple[Effect, ...]

    @property
    def moves(self) -> tuple[Effect, ...]:
        """The effects that could change one of the newest figures."""
        return tuple(e for e in self.effects if e.moves)

    @property
    def moving(self) -> tuple[int, ...]:
        """Row numbers of the open failures that could move one of the newest figures."""
        return tuple(sorted({row for effect in self.moves for row in effect.rows}))

    @property
    def weight(self) -> float:
        """The widest of its effects, for ranking."""
        return max((e.weight for e in self.moves), default=0.0)


@dataclass(frozen=True, kw_only=True)
class QualityReport:
    """What ``yjp check`` says.

    ``rules`` are ranked: what moves a headline furthest, then severity, then number of open failures; then what is
    accepted, could not run, or passed. ``headlines`` has one effect a headline figure, of everything open together;
    ``aside`` those of the rows set aside alone. ``records`` (columns ``RECORDS``) and ``quarantine`` hold values of
    children's records: they go into files that the user asked for, and nowhere else. ``counts`` are rows read, accepted
    and quarantined by table. ``past`` are acceptances that were taken back or replaced, ``places`` the file and
    sheet of each table.
    """

    about: About
    counts: Mapping[str, Mapping[str, int]]
    rules: tuple[RuleLine, ...]
    headlines: tuple[Effect, ...]
    aside: tuple[Effect, ...]
    records: pl.DataFrame
    quarantine: pl.DataFrame
    accepted: tuple[Decision, ...]
    past: tuple[PastDecision, ...] = ()
    places: Mapping[str, str] = field(default_factory=dict)

    def place(self, table: str) -> str:
        """Where a table's rows are, ``Caseload.xlsx[Outcomes]``; its name where that says it already."""
        found = self.places.get(table, table)
        return table if found.rpartition(".")[0].lower() == table else found

    def in_state(self, state: str) -> tuple[RuleLine, ...]:
        """The rules in a state, ranked."""
        return tuple(line for line in self.rules if line.state == state)

    @property
    def failed(self) -> tuple[RuleLine, ...]:
        """Rules with open failures, ranked."""
        return tuple(line for line in self.rules if line.open)

    @property
    def all_accepted(self) -> tuple[RuleLine, ...]:
        """Rules that fail, but only where somebody accepted it."""
        return tuple(line for line in self.in_state(RuleState.FAILED) if not line.open)

    @property
    def open_by_severity(self) -> dict[str, int]:
        """Open failures by severity, the gravest first."""
        return {s.value: sum(len(r.open) for r in self.rules if r.severity == s) for s in SEVERITIES}

    @property
    def rows_set_aside(self) -> int:
        """How many rows the quarantine holds; a row may be there for several reasons."""
        return self.quarantine.select("file", "table", "row").n_unique()

    @property
    def has_findings(self) -> bool:
        """Whether something must be mended or accepted: an open error, or a row set aside."""
        return bool(self.open_by_severity[Severity.ERROR.value] or self.rows_set_aside)


def report(
    caseload: Caseload,
    opened: Sequence[OpenResult],
    quarantine: pl.DataFrame,
    effects: Sequence[Effect],
    accepted: Sequence[Decision],
    *,
    about: About,
    counts: Mapping[str, Mapping[str, int]],
    past: Sequence[PastDecision] = (),
    places: Mapping[str, str] | None = None,
) -> QualityReport:
    """Put the report together; nothing is counted or judged anew."""
    by_source: dict[str, list[Effect]] = {}
    for effect in effects:
        by_source.setdefault(effect.source, []).append(effect)
    lines = [_line(each, tuple(by_source.get(each.result.rule.code, ()))) for each in opened]
    ranked = sorted(lines, key=_rank)
    by_code = {each.result.rule.code: each for each in opened}
    records = [
        _records(caseload, by_code[line.code], line) for line in ranked if by_code[line.code].result.failures
    ]
    return QualityReport(
        about=about,
        counts=counts,
        rules=tuple(ranked),
        headlines=tuple(by_source.get(EVERYTHING, ())),
        aside=tuple(by_source.get(SET_ASIDE, ())),
        records=pl.concat([pl.DataFrame(schema=RECORDS), *records]),
        quarantine=quarantine,
        accepted=tuple(sorted(accepted, key=lambda d: (d.standing is not Standing.HOLDS, d.acceptance.rule))),
        past=tuple(past),
        places=places or {},
    )


def _rank(line: RuleLine) -> tuple[int, float, int, int, str]:
    """Open failures first: by what they move, severity and number; then accepted ones, what could not run, passes."""
    states = [RuleState.FAILED, RuleState.COULD_NOT_RUN, RuleState.PASSED]
    severities = [severity.value for severity in SEVERITIES]
    state = 0 if line.open else 1 + states.index(RuleState(line.state))
    return state, -line.weight, severities.index(line.severity), -len(line.open), line.code


def _line(each: OpenResult, effects: tuple[Effect, ...]) -> RuleLine:
    rule = each.result.rule
    return RuleLine(
        code=rule.code,
        title=rule.title,
        action=rule.action,
        source=rule.source,
        severity=rule.severity.value,
        table=each.table,
        columns=rule.columns,
        state=each.result.state.value,
        why=each.result.why,
        open=tuple(each.open.to_list()),
        accepted=each.accepted.len(),
        effects=effects,
    )


def _records(caseload: Caseload, each: OpenResult, line: RuleLine) -> pl.DataFrame:
    rule = each.result.rule
    failing = rows_of(caseload, each.table, each.result.rows)
    found = located(failing, each.table, rule.columns, with_beside(failing, caseload, rule.beside))
    is_open = pl.col(ROW).is_in(each.open.implode())
    moves = [
        (row, indicator(effect.figure.indicator).short_title) for effect in line.moves for row in effect.rows
    ]
    moved = (
        pl.DataFrame(moves, schema={ROW: pl.Int64, "moves": pl.String}, orient="row")
        .unique(maintain_order=True)
        .group_by(ROW, maintain_order=True)
        .agg(pl.col("moves").str.join(", "))
    )
    marked = found.join(moved, on=ROW, how="left").sort(pl.col("moves").is_null(), ROW)
    return marked.with_columns(
        rule=pl.lit(rule.code),
        severity=pl.lit(rule.severity.value),
        title=pl.lit(rule.title),
        table=pl.lit(each.table),
        state=pl.when(is_open).then(pl.lit(OPEN)).otherwise(pl.lit(ACCEPTED)),
    ).select(*RECORDS)
