"""Toy rules that fail the records named, and what a tiny caseload costs under them."""

from datetime import date

import polars as pl

from yjp.accepted import Acceptance
from yjp.compute import compute
from yjp.ingest.extract import QUARANTINE
from yjp.ledger import About, Ledger
from yjp.model.caseload import Caseload
from yjp.model.registry import table as definition
from yjp.quality.assess import assess
from yjp.quality.effect import Effect
from yjp.quality.report import QualityReport
from yjp.rules.definition import Rule, Severity
from yjp.settings import Settings

NOTHING = pl.DataFrame(schema=QUARANTINE)
SETTINGS = Settings(service="Rotherham", made_up=True, complete_since=date(2023, 1, 1))


def rule(
    code: str,
    table: str,
    *ids: str,
    columns: tuple[str, ...] = ("outcome_date",),
    severity: Severity = Severity.ERROR,
    needs: tuple[str, ...] = (),
    key: str | None = None,
) -> Rule:
    """A rule that these records fail, by their ids (or by the column ``key``)."""
    name = key or definition(table).key or "child_id"
    return Rule(
        code=code,
        title=f"What {code} finds",
        action=f"Do what {code} says.",
        source="A toy of the tests",
        severity=severity,
        tables=(table, *needs),
        columns=columns,
        find=lambda caseload: caseload.rows(table).filter(pl.col(name).cast(pl.String).is_in(list(ids))),
    )


def ledger_of(caseload: Caseload, settings: Settings = SETTINGS) -> Ledger:
    about = About(
        service="Rotherham",
        area="rotherham",
        extract_date=caseload.extract_date,
        made_up=True,
        yjp_version="0",
        run_id="0" * 16,
    )
    return compute(caseload, settings, about)


def reported(
    caseload: Caseload,
    *rules: Rule,
    quarantine: pl.DataFrame = NOTHING,
    accepted: tuple[Acceptance, ...] = (),
    settings: Settings = SETTINGS,
) -> QualityReport:
    ledger = ledger_of(caseload, settings)
    counts = {
        name: {"read": f.height, "accepted": f.height, "quarantined": 0}
        for name, f in caseload.tables.items()
    }
    return assess(
        caseload,
        quarantine,
        ledger,
        rules,
        accepted,
        counts=counts,
        breaches_count=settings.breaches_count,
    )


def spans(effects: tuple[Effect, ...]) -> dict[str, tuple[float | None, float, float, int]]:
    """Now, lowest, highest (two decimals) and records by indicator."""
    return {
        e.figure.indicator: (
            None if e.figure.value is None else round(e.figure.value, 2),
            round(e.lowest, 2),
            round(e.highest, 2),
            e.records,
        )
        for e in effects
    }


def cost(report: QualityReport, code: str) -> dict[str, tuple[float | None, float, float, int]]:
    """What a rule could move."""
    (line,) = [line for line in report.rules if line.code == code]
    return spans(line.moves)
