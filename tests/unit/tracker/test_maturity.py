"""Curves of cohorts: each month as it was known then, beside earlier cohorts at the same age of follow-up."""

from datetime import date

import polars as pl

from tests.spec.reading import read
from yjp.figures import CURVES, AreaRole
from yjp.indicators.rows import Place
from yjp.periods import quarter_ends
from yjp.tracker.followed import Cohort, followed
from yjp.tracker.maturity import curves

PLACE = Place(area="rotherham", area_name="Rotherham", role=AreaRole.LOCAL, source_ref="")
TABLE = """
    child | born       | offence    | outcome    | type
    A     | 2008-01-01 | 2022-12-01 | 2023-01-10 | youth_caution
    A     |            | 2023-02-01 | 2023-09-10 | referral_order
    B     | 2008-01-01 | 2022-12-01 | 2023-01-31 | youth_caution
    B     |            | 2023-02-10 | 2023-02-28 | referral_order
    C     | 2008-01-01 | 2022-12-01 | 2023-03-31 | youth_caution
    C     |            | 2024-03-31 | 2024-09-30 | referral_order
    D     | 2008-01-01 | 2022-12-01 | 2023-03-31 | youth_caution
"""


def found(extract: str, table: str = TABLE, cohort: Cohort = Cohort.SUBSTANTIVE) -> pl.DataFrame:
    day = date.fromisoformat(extract)
    caseload = read(table, day)
    ends = list(quarter_ends(date(2022, 1, 1), day))
    return curves(followed(caseload, cohort=cohort), cohort, ends, day, PLACE)


def quarter(rows: pl.DataFrame, window: str = "2023-03.3m") -> list[float]:
    return rows.filter(pl.col("window") == window)["numerator"].to_list()


def test_a_month_shows_what_was_proven_by_then_and_not_what_was_committed_by_then() -> None:
    # B is proven on 28 February, a month after 31 January; A's offence of February on 10 September, eight months after
    # 10 January; C's of the last day of the window on the last day of its 18 months.
    rows = found("2025-12-31")
    assert dict(rows.schema) == CURVES
    assert quarter(rows) == [1, 1, 1, 1, 1, 1, 1, *[2] * 10, 3]
    last = rows.filter(pl.col("window") == "2023-03.3m").row(-1, named=True)
    assert (last["denominator"], last["value"], last["months_followed"]) == (4, 75.0, 18)
    # Wilson's limits of 3 of 4, as published calculators give them: 30.1% to 95.4%.
    assert (round(last["lower"], 1), round(last["upper"], 1)) == (30.1, 95.4)


def test_a_curve_ends_where_the_youngest_child_s_follow_up_does() -> None:
    # The quarter ended on 31 March: five months on 31 August, four the day before.
    assert quarter(found("2023-08-31")) == [1] * 5
    assert quarter(found("2023-08-30")) == [1] * 4
    assert quarter(found("2023-09-30")) == [1] * 6
    # The same months as in the newest extract: the past of a curve does not change.
    assert quarter(found("2025-12-31"))[:6] == quarter(found("2023-09-30"))


def test_a_year_waits_for_its_newest_quarter() -> None:
    rows = found("2023-09-30").filter(pl.col("window") == "2023-06.12m")
    # By 30 September each child of the year has three months at least; nobody entered in the last quarter.
    assert rows["numerator"].to_list() == [1, 1, 1]
    assert rows["denominator"].to_list() == [4, 4, 4]


def cohort_of(year: int, known: int, entries: int) -> str:
    """Entries in the first quarter of a year; the first so many are proven to have reoffended in May, living elsewhere.

    Else that outcome would be an entry of its own, of the next quarter.
    """
    lines = []
    for n in range(entries):
        child = f"{year}-{n}"
        lines.append(f"{child} | 2008-01-01 | {year - 1}-12-01 | {year}-01-10 | youth_caution | ")
        if n < known:
            lines.append(f"{child} | | {year}-02-01 | {year}-05-20 | community_resolution | ")
            lines.append(f"{child} | | {year}-02-02 | {year}-05-20 | referral_order | other")
    return "\n".join(lines)


def years(**known: tuple[int, int]) -> str:
    head = "child | born | offence | outcome | type | residence\n"
    return head + "\n".join(cohort_of(int(year[1:]), *each) for year, each in known.items())


def test_earlier_cohorts_are_pooled_at_the_same_month() -> None:
    table = years(y2020=(1, 10), y2021=(4, 10), y2022=(5, 30), y2023=(6, 20))
    day = date(2023, 9, 30)
    ends = list(quarter_ends(date(2019, 1, 1), day))
    rows = curves(followed(read(table, day)), Cohort.SUBSTANTIVE, ends, day, PLACE)
    own = rows.filter(pl.col("window") == "2023-03.12m")
    columns = (
        "months_followed",
        "value",
        "earlier_cohorts",
        "earlier_value",
        "earlier_lowest",
        "earlier_highest",
    )
    # Pooled: 1 + 4 + 5 of 50 is 20%; the mean of 10%, 40% and 16.7% is not.
    sixth = own.select(columns).row(5)
    assert sixth[:5] == (6, 30.0, 3, 20.0, 10.0)
    assert round(sixth[5], 6) == 40.0
    assert own.select(columns).row(3)[:4] == (4, 0.0, 3, 0.0)
    assert own["state"].unique().to_list() == ["same_age_only"]


def test_what_a_cohort_may_be_compared_with() -> None:
    table = years(y2020=(1, 10), y2021=(4, 10), y2022=(5, 30), y2023=(6, 20))

    def state(extract: str, window: str = "2023-03.12m", of: str = table) -> tuple[str, str]:
        day = date.fromisoformat(extract)
        ends = list(quarter_ends(date(2019, 1, 1), day))
        rows = curves(followed(read(of, day)), Cohort.SUBSTANTIVE, ends, day, PLACE)
        row = rows.filter(pl.col("window") == window).row(0, named=True)
        return row["state"], row["reason"]

    assert state("2023-06-29")[0] == "do_not_compare"
    assert "3 months" in state("2023-06-29")[1]
    assert state("2023-06-30") == (
        "same_age_only",
        "Compare only with earlier cohorts at the same age of follow-up: the 12 months are not over.",
    )
    assert "may still be proven" in state("2024-03-31")[1]
    assert state("2024-09-29")[0] == "same_age_only"
    assert state("2024-09-30")[0] == "final"
    few = years(y2021=(1, 10), y2022=(1, 10), y2023=(1, 10))
    assert "fewer than 3 earlier cohorts" in state("2023-09-30", of=few)[1]
    small = years(y2020=(1, 10), y2021=(4, 10), y2022=(5, 30), y2023=(2, 9))
    assert state("2023-09-30", of=small) == ("do_not_compare", "Do not compare: the cohort is too small.")


def test_diversion_has_curves_of_its_own() -> None:
    table = """
        child | born       | offence    | outcome    | type
        A     | 2008-01-01 | 2022-12-01 | 2023-01-10 | community_resolution
        A     |            | 2023-02-01 | 2023-03-10 | youth_caution
    """
    diverted = found("2023-12-31", table, Cohort.DIVERSION)
    assert quarter(diverted) == [0, *[1] * 8]
    assert diverted["cohort"].unique().to_list() == ["diversion"]
    assert quarter(found("2023-12-31", table)) == [0] * 9
