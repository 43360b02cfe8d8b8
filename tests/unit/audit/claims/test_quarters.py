"""Which columns are a year, and which are its quarters or months."""

import pytest

from yjp.audit.claims.quarters import years_of_quarters

MONTHS = ["Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec", "Jan", "Feb", "Mar"]


@pytest.mark.parametrize(
    ("labels", "found"),
    [
        (["Q1", "Q2", "Q3", "Q4", "2024/25"], {4: (0, 1, 2, 3)}),
        (["", "Quarter 1", "Quarter 2", "Quarter 3", "Quarter 4", "Full year"], {5: (1, 2, 3, 4)}),
        (["1st quarter", "2nd quarter", "3rd quarter", "4th quarter", "Annual"], {4: (0, 1, 2, 3)}),
        (["Jan-Mar 2023", "Apr-Jun 2023", "Jul-Sep 2023", "Oct-Dec 2023", "2023"], {4: (0, 1, 2, 3)}),
        ([*MONTHS, "2023/24"], {12: tuple(range(12))}),
        (["Q1", "Q2", "Q3", "YTD"], {3: (0, 1, 2)}),
        (["Q1", "Q2", "Q3", "Q4", "Target 2025/26"], {}),
        (["Q1", "Q2", "Q3", "Q4", "Average"], {}),
        (["Q1", "Q2", "Q4", "Q3", "Year"], {}),
        (["Q2", "Q3", "YTD"], {}),
        (["2019", "2020", "2021", "2022", "2023"], {}),
    ],
)
def test_a_year_stands_behind_its_parts(labels: list[str], found: dict[int, tuple[int, ...]]) -> None:
    assert years_of_quarters(labels) == found
