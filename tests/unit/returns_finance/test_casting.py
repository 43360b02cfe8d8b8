"""Casting: Rotherham's own printed budget, which does not add up, and small tables worked out by hand."""

import pytest

from yjp.errors import UserError
from yjp_returns.finance.casting import Outcome, cast, verdict
from yjp_returns.finance.grid import Grid, Sum, printed

COLUMNS = ("Staffing costs (£)", "Payments in kind – revenue (£)", "Other delegated funds (£)", "Total (£)")
# Rotherham Youth Justice Plan 2019-21, table 2, "Partner Contributions to YOT pooled budget 2018/19".
ROTHERHAM = {
    "Local Authority": (704_706, 85_000, 14_211, 803_917),
    "Police Service": (30_000, None, 0, 30_000),
    "National Probation Service": (None, 40_000, 5_000, 45_000),
    "Health Service": (None, 90_000, 35_000, 125_000),
    "Police and crime commissioner": (None, None, 150_000, 150_000),
    "YJB Practice Grant": (None, None, 431_928, 431_928),
    "Other": (None, None, 0, 0),
    "Total": (734_706, 215_000, 635_509, 1_585_845),
}


def plan_table(rows: dict[str, tuple[float | None, ...]], unit: str = "£") -> Grid:
    return printed(
        "Table 2",
        "Agency",
        COLUMNS,
        rows,
        across=(Sum(total=COLUMNS[3], parts=COLUMNS[:3]),),
        down=Sum(total="Total", parts=tuple(rows)[:-1]),
        unit=unit,
    )


def test_the_seed_plans_budget_fails_in_one_column_and_in_its_row_of_totals() -> None:
    checks = cast(plan_table(ROTHERHAM))
    assert len(checks) == 4 + 8
    assert {c.line: (c.printed, c.summed, c.difference) for c in checks if c.outcome is Outcome.FAIL} == {
        "Column 'Other delegated funds (£)'": (635_509, 636_139, -630),
        "Row 'Total'": (1_585_845, 1_585_215, 630),
    }
    assert sum(c.outcome is Outcome.PASS for c in checks) == 10
    assert verdict(checks).sentence == (
        "Table 2 does not cast. Column 'Other delegated funds (£)': its parts add up to £636,139, and the total "
        "given is £635,509, £630 too little. Row 'Total': its parts add up to £1,585,215, and the total given is "
        "£1,585,845, £630 too much."
    )


def test_the_same_table_with_the_sum_put_right_casts() -> None:
    right = ROTHERHAM | {"Total": (734_706, 215_000, 636_139, 1_585_845)}
    checks = cast(plan_table(right))
    assert verdict(checks).outcome is Outcome.PASS
    assert verdict(checks).sentence == "Table 2: all 12 lines cast."


@pytest.mark.parametrize(
    ("changed", "lines"),
    [
        (
            {"Police Service": (30_001, None, 0, 30_001)},
            {"Column 'Staffing costs (£)'", "Column 'Total (£)'"},
        ),
        ({"Police Service": (30_000, None, 0, 30_001)}, {"Row 'Police Service'", "Column 'Total (£)'"}),
        (
            {"Police Service": (30_000.01, None, 0, 30_000)},
            {"Row 'Police Service'", "Column 'Staffing costs (£)'"},
        ),
    ],
    ids=["a pound in a cell and its row", "a pound in a row's total", "a penny"],
)
def test_a_planted_slip_is_found_where_it_is(
    changed: dict[str, tuple[float | None, ...]], lines: set[str]
) -> None:
    right = ROTHERHAM | {"Total": (734_706, 215_000, 636_139, 1_585_845)}
    failed = {c.line for c in cast(plan_table(right | changed)) if c.outcome is Outcome.FAIL}
    assert failed == lines


def test_a_total_that_is_not_printed_cannot_be_checked() -> None:
    checks = cast(plan_table({"Police Service": (1, 2, 3, None), "Total": (1, 2, 3, 6)}))
    found = {c.line: c for c in checks}
    row = found["Row 'Police Service'"]
    assert (row.outcome, row.difference) == (Outcome.COULD_NOT_RUN, None)
    assert row.sentence == "Row 'Police Service': no total is given to hold its sum of £6 against."
    # The column of totals then adds up to nothing, which the printed 6 is not.
    assert found["Column 'Total (£)'"].outcome is Outcome.FAIL
    assert verdict(checks).outcome is Outcome.FAIL


def test_tenths_that_no_binary_number_holds_still_cast() -> None:
    posts = plan_table(
        {"A": (0.1, 0.2, 0.0, 0.3), "B": (0.7, 0.1, 0.0, 0.8), "Total": (0.8, 0.3, 0.0, 1.1)}, ""
    )
    assert {c.outcome for c in cast(posts)} == {Outcome.PASS}


def test_a_row_of_another_length_is_one_sentence() -> None:
    with pytest.raises(UserError, match="the row 'Other' has 3 cells, and there are 4 columns"):
        plan_table({"Other": (1, 2, 3), "Total": (1, 2, 3, 6)})
