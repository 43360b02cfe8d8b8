"""Runs rules over a caseload, all in one pass."""

from collections.abc import Sequence

import polars as pl

from yjp.model.caseload import ROW, Caseload
from yjp.rules.definition import Rule, RuleResult, RuleState

_NO_ROWS = pl.Series(ROW, [], dtype=pl.Int64)


def run(caseload: Caseload, rules: Sequence[Rule]) -> list[RuleResult]:
    """Every rule's result, in the order given. A rule whose tables are not all there could not run, and says why."""
    able = [r for r in rules if not _missing(caseload, r)]
    frames = pl.collect_all([r.find(caseload).select(pl.col(ROW).unique().sort()) for r in able])
    found = {r.code: frame.get_column(ROW) for r, frame in zip(able, frames, strict=True)}
    return [_result(caseload, rule, found.get(rule.code)) for rule in rules]


def _missing(caseload: Caseload, rule: Rule) -> list[str]:
    return [name for name in rule.tables if not caseload.has(name)]


def _result(caseload: Caseload, rule: Rule, rows: pl.Series | None) -> RuleResult:
    if rows is None:
        why = f"no {' and no '.join(repr(n) for n in _missing(caseload, rule))} table in the extract"
        return RuleResult(rule, RuleState.COULD_NOT_RUN, _NO_ROWS, why)
    return RuleResult(rule, RuleState.FAILED if rows.len() else RuleState.PASSED, rows)
