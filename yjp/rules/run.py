"""Runs rules over a caseload, all in one pass."""

from collections.abc import Sequence

import polars as pl

from yjp.model.caseload import ROW, Caseload
from yjp.rules.definition import Rule, RuleResult, RuleState

_NO_ROWS = pl.Series(ROW, [], dtype=pl.Int64)


def run(caseload: Caseload, rules: Sequence[Rule]) -> list[RuleResult]:
    """Every rule's result, in the order given. A rule whose tables or values are not all there could not run, and
    says why."""
    obstacles = {rule.code: _obstacle(caseload, rule) for rule in rules}
    able = [rule for rule in rules if obstacles[rule.code] is None]
    frames = pl.collect_all([r.find(caseload).select(pl.col(ROW).unique().sort()) for r in able])
    found = {r.code: frame.get_column(ROW) for r, frame in zip(able, frames, strict=True)}
    return [_result(rule, found.get(rule.code), obstacles[rule.code]) for rule in rules]


def _obstacle(caseload: Caseload, rule: Rule) -> str | None:
    missing = [name for name in rule.tables if not caseload.has(name)]
    if missing:
        return f"no {' and no '.join(repr(name) for name in missing)} table in the extract"
    blank = [need for need in rule.needs if _blank(caseload, *need.split("."))]
    if blank:
        return f"no row has a value in {' or in '.join(blank)}"
    return None


def _blank(caseload: Caseload, table: str, column: str) -> bool:
    """Whether a table has rows, and none of them a value in the column."""
    frame = caseload.tables[table]
    return 0 < frame.height == frame.get_column(column).null_count()


def _result(rule: Rule, rows: pl.Series | None, obstacle: str | None) -> RuleResult:
    if rows is None:
        return RuleResult(rule, RuleState.COULD_NOT_RUN, _NO_ROWS, obstacle)
    return RuleResult(rule, RuleState.FAILED if rows.len() else RuleState.PASSED, rows)
