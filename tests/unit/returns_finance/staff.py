"""A made-up service's budget and staff, small enough to add up by hand."""

from datetime import date

import polars as pl

from tests.caseloads import typed
from yjp.ledger import About
from yjp.model.caseload import Caseload
from yjp_returns.declared_elsewhere import FINANCE
from yjp_returns.finance.grid import Grid
from yjp_returns.finance.make import FinanceReturn, make
from yjp_returns.finance.tidy import frame

DAY = date(2019, 6, 18)
ABOUT = About(
    service="Rotherham",
    area="rotherham",
    extract_date=DAY,
    made_up=True,
    yjp_version="0.1.0",
    run_id="abc123",
)
BUDGET = [
    ("2018", "local_authority", "704706", "85000", "14211"),
    ("2018", "police", "30000", "", "0"),
    ("2018", "probation", "", "40000", "5000"),
    ("2018", "other", "100.50", "0", "0"),
    ("2018", "other", "200.25", "0", "0"),
    ("2018", "youth_justice_grant", "0", "0", "431928"),
    ("2017", "local_authority", "1", "1", "1"),
]
# contract, role, hours, sex, ethnicity, disabled, Welsh, posts, people
STAFF = [
    ("permanent", "strategic_manager", "full_time", "female", "W1", "no", "no", "1", "1"),
    ("permanent", "practitioner", "full_time", "female", "W1", "yes", "no", "2", "2"),
    ("permanent", "practitioner", "part_time", "male", "A2", "no", "no", "0.6", "1"),
    ("fixed_term", "practitioner", "part_time", "female", "", "no", "no", "0.7", "1"),
    ("vacant", "practitioner", "full_time", "", "", "", "", "1.5", ""),
    ("secondee_police", "practitioner", "full_time", "male", "W1", "no", "no", "1", "1"),
    ("temporary", "sessional", "", "female", "B1", "no", "no", "0.25", "3"),
    ("permanent", "volunteer", "", "unknown", "NS", "no", "no", "", "4"),
]
BUDGET_COLUMNS = ("year", "agency", "staffing_costs", "payments_in_kind", "other_delegated_funds")
STAFF_COLUMNS = (
    *("contract_type", "role", "working_hours", "staff_sex", "staff_ethnicity"),
    *("disabled", "welsh_speaker", "posts_fte", "headcount"),
)


def service(
    budget: list[tuple[str, ...]] = BUDGET, staff: list[tuple[str, ...]] = STAFF, **more: list[dict[str, str]]
) -> Caseload:
    """The caseload of the service in 2018/19."""
    return typed(
        {
            "budget": [dict(zip(BUDGET_COLUMNS, row, strict=True)) for row in budget],
            "staffing": [{"year": "2018", **dict(zip(STAFF_COLUMNS, row, strict=True))} for row in staff],
            **more,
        },
        DAY,
    )


def made(found: Caseload, year: int = 2018, as_printed: Grid | None = None) -> FinanceReturn:
    """The return of a year, before it is written."""
    return make(FINANCE, found, ABOUT, year, as_printed)


def tables(found: Caseload, year: int = 2018) -> dict[str, pl.DataFrame]:
    """The tables of the return that there are, as frames."""
    return {name: frame(grid) for name, grid in made(found, year).made.items()}


def cells(table: pl.DataFrame, row: str) -> dict[str, float]:
    """The cells of a row that are neither empty nor nought, by heading."""
    first, *rest = table.columns
    (found,) = table.filter(pl.col(first) == row).select(rest).to_dicts()
    return {heading: value for heading, value in found.items() if value}
