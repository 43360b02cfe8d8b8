"""A few made-up children of April to June 2024 and the quarter before, small enough to count on paper."""

from datetime import date
from pathlib import Path

import polars as pl

from tests.spec.kpi_reading import read
from yjp.compute import compute, manifest
from yjp.ledger import About
from yjp.model.caseload import Caseload
from yjp.settings import Settings
from yjp.store import Workspace
from yjp.stored import about
from yjp_returns.kpi.held import Entry

END = date(2024, 6, 30)
PERIOD = "2024Q1"
ORDERS = """
    child | born       | order                     | start      | end        | category | gravity | completed
    A     | 2009-01-01 | referral_order            | 2024-01-01 | 2024-06-10 | robbery  | 6       |
    B     | 2009-01-01 | referral_order            | 2024-01-01 | 2024-06-10 | drugs    | 4       |
    C     | 2009-01-01 | referral_order            | 2024-01-01 | 2024-06-10 | drugs    | 4       |
    D     | 2009-01-01 | youth_conditional_caution | 2024-04-01 | 2024-06-10 | robbery  | 5       | yes
    E     | 2009-01-01 | referral_order            | 2023-10-01 | 2024-03-10 | drugs    | 4       |
    F     | 2009-01-01 | youth_conditional_caution | 2024-01-15 | 2024-03-10 | drugs    | 4       | no
"""
"""Order ending in 2024Q1: A, B and C under referral orders, D under cautions; in 2023Q4: E and F."""
ACCOMMODATION = """
    child_id | start_date | end_date | accommodation_type   | suitability
    A        | 2023-01-01 |          | living_with_parent_s | suitable
    B        | 2023-01-01 |          | no_fixed_abode       | unsuitable
    D        | 2024-05-01 |          | living_with_parent_s | suitable
    E        | 2023-01-01 |          | living_with_parent_s | suitable
"""
SEND = """
    child_id | start_date | identified | formal_plan
    A        | 2023-01-01 | yes        | yes
    B        | 2023-01-01 | yes        | no
"""
BOARD = """
    meeting_date | sector                   | senior_attended | delegate_attended
    2024-05-14   | childrens_social_care    | yes             | no
    2024-05-14   | education                | no              | yes
    2024-05-14   | police                   | yes             | no
    2024-05-14   | probation                | no              | no
    2024-05-14   | health                   | yes             | no
"""
POPULATION = pl.DataFrame({"year": [2023], "population_10_17": [20_000], "source": ["ONS"]})


def caseload(**tables: str) -> Caseload:
    """The children above; ``tables`` replace the others or add to them."""
    found = {"accommodation": ACCOMMODATION, "send": SEND, "board_meetings": BOARD}
    return read(ORDERS, **{**found, **tables})


def told(found: Caseload) -> About:
    """What the return says of its run."""
    return About(
        service="Rotherham",
        area="rotherham",
        extract_date=found.extract_date,
        made_up=True,
        yjp_version="0",
        run_id="0123456789abcdef",
    )


def entry(cell: str, value: int, *, computed: int | None = None, period: str = PERIOD) -> Entry:
    """A number entered by hand."""
    return Entry(
        period=period,
        cell=cell,
        value=value,
        reason="Minutes of 14 May",
        who="A. Analyst",
        entered_on=date(2024, 7, 9),
        computed=computed,
    )


def workspace(folder: Path, found: Caseload) -> Workspace:
    """A workspace that holds the caseload, as an import leaves it."""
    settings = Settings(service="Rotherham", made_up=True)
    space = Workspace.create(folder, settings)
    made = manifest(found, settings, {}, {})
    space.save_import(found, pl.DataFrame({"table": []}), compute(found, settings, about(made)), made)
    return space
