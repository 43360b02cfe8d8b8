"""Budget, B7 and B8 from a caseload: rows, columns and sums as worked out by hand; gaps that are not noughts."""

from pathlib import Path

import fastexcel
import polars as pl
import pytest

from tests.tools.ooxml import ValidateOoxml
from tests.unit.returns_finance.staff import BUDGET, STAFF, cells, made, service, tables
from yjp.writers.checker import check_workbook
from yjp_returns.finance.book import workbook
from yjp_returns.finance.casting import Outcome, cast
from yjp_returns.finance.declared import B7, B8
from yjp_returns.finance.grid import Gap
from yjp_returns.finance.make import grids


def test_the_budget_has_the_plans_rows_and_columns_and_hand_worked_sums() -> None:
    frame = tables(service(), 2018)["b5_budget"]
    assert frame.columns == [
        "Agency",
        "Staffing costs (£)",
        "Payments in kind – revenue (£)",
        "Other delegated funds (£)",
        "Total (£)",
    ]
    assert frame.get_column("Agency").to_list() == [
        "Local authority*",
        "Police Service",
        "National Probation Service",
        "Health Service",
        "Police and crime commissioner**",
        "Youth Justice Grant",
        "Other***",
        "Total",
    ]
    assert list(cells(frame, "Local authority*").values()) == [704_706, 85_000, 14_211, 803_917]
    assert frame.filter(pl.col("Agency") == "Other***").row(0)[1:] == (300.75, 0, 0, 300.75)
    # 704,706 + 30,000 + 0 + 300.75; 85,000 + 40,000; 14,211 + 5,000 + 431,928; and all of it.
    assert list(cells(frame, "Total").values()) == [735_006.75, 125_000, 451_139, 1_311_145.75]


def test_what_is_not_recorded_is_no_nought_and_its_lines_cannot_be_checked() -> None:
    grid = grids(service(), 2018)["b5_budget"]
    assert grid is not None
    assert grid["Police Service", "Payments in kind – revenue (£)"] is Gap.NOT_RECORDED
    assert grid["Health Service", "Total (£)"] is Gap.NO_LINE
    lines = {c.line: c.outcome for c in cast(grid)}
    assert {line for line, found in lines.items() if found is Outcome.COULD_NOT_RUN} == {
        "Column 'Staffing costs (£)'",
        "Column 'Payments in kind – revenue (£)'",
        "Column 'Total (£)'",
        "Row 'Police Service'",
        "Row 'National Probation Service'",
        "Row 'Total'",
    }
    assert lines["Column 'Other delegated funds (£)'"] is Outcome.PASS
    assert Outcome.FAIL not in lines.values()


def test_a_line_half_recorded_shows_what_is_and_is_not_checked() -> None:
    half = [*BUDGET, ("2018", "police", "", "5000", "")]
    grid = grids(service(half), 2018)["b5_budget"]
    assert grid is not None
    assert grid["Police Service", "Staffing costs (£)"] == 30_000
    assert ("Police Service", "Staffing costs (£)") in grid.incomplete


def test_the_welsh_government_has_a_row_where_it_gives() -> None:
    frame = tables(service([*BUDGET, ("2018", "welsh_government", "7", "0", "0")]), 2018)["b5_budget"]
    assert "Welsh Government" in frame.get_column("Agency").to_list()


def test_b7_is_in_posts_with_the_templates_columns() -> None:
    frame = tables(service(), 2018)["b7_staffing_by_contract"]
    assert frame.columns == [
        "Type of contract",
        "Strategic manager PT",
        "Strategic manager FT",
        "Operational manager PT",
        "Operational manager FT",
        "Practitioners PT",
        "Practitioners FT",
        "Administration PT",
        "Administration FT",
        "Sessional",
        "Students/trainees",
        "Referral order panel volunteers",
        "Total",
    ]
    assert frame.get_column("Type of contract").to_list() == [
        *B7.rows.values(),
        "Total",
        "Disabled (self-classified)",
    ]
    assert len(B7.rows) == 16
    assert cells(frame, "Permanent") == {
        "Strategic manager FT": 1.0,
        "Practitioners PT": 0.6,
        "Practitioners FT": 2.0,
        "Total": 3.6,
    }
    assert cells(frame, "Vacant") == {"Practitioners FT": 1.5, "Total": 1.5}
    assert cells(frame, "Total") == {
        "Strategic manager FT": 1.0,
        "Practitioners PT": 1.3,
        "Practitioners FT": 4.5,
        "Sessional": 0.25,
        "Total": 7.05,
    }
    assert cells(frame, "Disabled (self-classified)") == {"Practitioners FT": 2.0, "Total": 2.0}


def test_b7_takes_no_people_for_posts() -> None:
    grid = grids(service(), 2018)["b7_staffing_by_contract"]
    assert grid is not None
    assert grid["Permanent", "Referral order panel volunteers"] is Gap.NOT_RECORDED
    assert grid["Outsourced", "Sessional"] == 0


def test_b7_has_a_place_for_whoever_the_template_has_none_for() -> None:
    odd = [
        *STAFF,
        ("", "practitioner", "", "female", "W1", "no", "no", "0.5", "1"),
        ("permanent", "other_volunteer", "", "female", "W1", "no", "no", "0.1", "1"),
    ]
    frame = tables(service(staff=odd), 2018)["b7_staffing_by_contract"]
    assert cells(frame, "Contract not recorded (not in the template)") == {
        "Practitioners hours not recorded (not in the template)": 0.5,
        "Total": 0.5,
    }
    assert cells(frame, "Total")["Total"] == 7.65


def test_b8_is_in_people_by_sex_and_census_group() -> None:
    frame = tables(service(), 2018)["b8_staffing_by_gender_and_ethnicity"]
    assert frame.get_column("Ethnicity").to_list() == [*B8.rows.values(), "Total"]
    assert len(B8.rows) == 19
    assert frame.columns[-4:] == ["Total M", "Total F", "Total sex not known (not in the template)", "Total"]
    assert cells(frame, "White British") == {
        "Managers strategic F": 1,
        "Practitioners M": 1,
        "Practitioners F": 2,
        "Total M": 1,
        "Total F": 3,
        "Total": 4,
    }
    # Not stated and empty are one; the vacancy has nobody in it.
    assert cells(frame, "Not known") == {
        "Practitioners F": 1,
        "Referral order panel volunteer sex not known (not in the template)": 4,
        "Total F": 1,
        "Total sex not known (not in the template)": 4,
        "Total": 5,
    }
    total = cells(frame, "Total")
    assert [total[name] for name in frame.columns[-4:]] == [2, 7, 4, 13]


def test_welsh_speakers_are_a_part_of_the_total_where_there_are_any() -> None:
    welsh = [*STAFF, ("permanent", "student", "", "male", "W1", "no", "yes", "1", "2")]
    found = tables(service(staff=welsh), 2018)
    frame = found["b8_staffing_by_gender_and_ethnicity"]
    assert cells(frame, "Welsh speakers") == {"Student M": 2, "Total M": 2, "Total": 2}
    assert cells(frame, "Total")["Total"] == 15


def test_a_part_larger_than_its_total_is_found() -> None:
    grid = grids(service(), 2018)["b7_staffing_by_contract"]
    assert grid is not None
    grid.cells["Disabled (self-classified)", "Practitioners FT"] = 5.0  # type: ignore[index]
    failed = {c.line: c.sentence for c in cast(grid) if c.outcome is Outcome.FAIL}
    assert failed["Row 'Disabled (self-classified)', column 'Practitioners FT'"].endswith(
        "5.00 of 4.50, which cannot be."
    )


@pytest.mark.parametrize("year", [2018, 2016])
def test_a_year_without_lines_has_no_tables(year: int) -> None:
    found = grids(service(), year)
    assert [grid is None for grid in found.values()] == [year == 2016] * 3


def test_the_workbook_keeps_the_guidance_and_says_what_was_found() -> None:
    content = workbook(made(service()))
    assert [str(f) for f in check_workbook(content)] == []
    assert content == workbook(made(service()))
    book = fastexcel.read_excel(content)
    assert book.sheet_names == [
        *(
            "Cover",
            "Contents",
            "Budget",
            "Staff by contract (B7)",
            "Staff by ethnicity (B8)",
            "Checks",
            "Run",
        ),
    ]
    cover = book.load_sheet("Cover", header_row=None, dtypes="string").to_polars().to_series().to_list()
    assert cover[0] == "Rotherham: budget and staffing, 2018/19"
    assert cover[1] == "The children in this example are made up; they stand for nobody."
    assert (
        "Budget: costs and contributions: 6 of 12 lines could not be checked, and the others cast." in cover
    )


def test_a_workbook_without_anything_says_so() -> None:
    content = workbook(made(service(), 2016))
    assert [str(f) for f in check_workbook(content)] == []
    book = fastexcel.read_excel(content)
    assert book.sheet_names == ["Cover", "Contents", "Run"]
    cover = book.load_sheet("Cover", header_row=None, dtypes="string").to_polars().to_series().to_list()
    assert sum("could not be made" in str(line) for line in cover) == 3


@pytest.mark.ooxml
def test_excel_would_open_it(tmp_path: Path, validate_ooxml: ValidateOoxml) -> None:
    path = tmp_path / "finance.xlsx"
    path.write_bytes(workbook(made(service())))
    assert validate_ooxml(path) == []
