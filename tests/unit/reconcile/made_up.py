"""Records to reconcile: a table of made-up children, with the ledger computed from them."""

from datetime import date

import polars as pl

from tests.spec.reading import read
from yjp.compute import compute
from yjp.ingest.extract import QUARANTINE
from yjp.ledger import About
from yjp.model.caseload import Caseload, from_rows
from yjp.reconcile.assemble import Reconciliation, Records
from yjp.reconcile.bridge import Adjustment
from yjp.settings import Settings

SETTINGS = Settings(service="Rotherham", made_up=True, complete_since=date(2023, 1, 1))
TABLE = """
    child | born       | offence    | outcome    | type           | residence | category
    A     | 2010-01-01 | 2024-01-10 | 2024-02-01 | youth_caution  | local     | robbery
    B     | 2010-02-01 | 2024-01-10 | 2024-12-24 | youth_caution  | local     | robbery
    C     | 2010-03-01 | 2024-01-10 | 2024-03-01 | referral_order | other     | robbery
    D     | 2010-04-01 | 2024-01-10 | 2024-03-01 | reprimand      | local     | robbery
    E     | 2010-05-01 | 2024-01-10 | 2024-06-01 | youth_caution  | local     | robbery
    E     |            | 2024-07-10 | 2024-09-01 | referral_order | other     | robbery
"""
"""Three entrants of 2024: A, B (in the last week), E (with a later record elsewhere)."""


def records(
    table: str = TABLE,
    settings: Settings = SETTINGS,
    *,
    populations: tuple[tuple[int, int], ...] = (),
    quarantine: pl.DataFrame | None = None,
    extract: str = "2026-06-30",
) -> Records:
    caseload = read(table, date.fromisoformat(extract))
    if populations:
        own = from_rows(
            caseload.extract_date,
            population=[
                {"area": "rotherham", "year": y, "population_10_17": n, "source": "own"}
                for y, n in populations
            ],
        )
        caseload = Caseload({**caseload.tables, **own.tables}, caseload.extract_date)
    about = About(
        service="Rotherham",
        area="rotherham",
        extract_date=caseload.extract_date,
        made_up=True,
        yjp_version="0",
        run_id="0" * 16,
    )
    return Records(
        caseload=caseload,
        quarantine=pl.DataFrame(schema=QUARANTINE) if quarantine is None else quarantine,
        ledger=compute(caseload, settings, about),
        settings=settings,
    )


def of(found: Reconciliation, reason: str, bridge: int = 0) -> Adjustment:
    return next(a for a in found.bridges[bridge].adjustments if a.reason.id == reason)
