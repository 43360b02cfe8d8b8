"""Tables read with their headers, labels and numbers."""

from tests.methods.audit_documents import document
from yjp.audit.document import Table
from yjp.audit.finding.grid import Grid, grid


def read(rows: list[list[str]]) -> Grid:
    """The grid of rows of text."""
    (item,) = document([rows]).items
    assert isinstance(item, Table)
    found = grid(item)
    assert found is not None
    return found


def test_a_count_that_looks_like_a_year_is_a_count_among_counts() -> None:
    found = read([["", "0-4", "5-9"], ["Male", "2011", "8566"], ["Female", "2089", "8294"]])
    cell = found.cell(0, 1)
    assert cell is not None
    assert cell.main is not None
    assert cell.main.value == 2011


def test_years_down_the_side_are_labels() -> None:
    found = read([["Year", "Number"], ["2016", "78"], ["2017", "56"]])
    assert found.labels == ("2016", "2017")
    assert found.columns == ("Year", "Number")


def test_headers_of_two_rows_are_joined() -> None:
    found = read(
        [
            ["", "Binary rate", "Binary rate"],
            ["", "Jul 15 - Jun 16", "Jul 16 - Jun 17"],
            ["Rotherham", "27.5", "33.0"],
        ]
    )
    assert found.columns[1:] == ("Binary rate Jul 15 - Jun 16", "Binary rate Jul 16 - Jun 17")


def test_a_row_with_only_a_label_names_the_rows_below_it() -> None:
    found = read([["", "2017", "2018"], ["Girls", "", ""], ["10-14", "3", "4"], ["15-17", "9", "8"]])
    assert found.labels[1:] == ("Girls 10-14", "Girls 15-17")


def test_a_table_without_numbers_is_no_grid() -> None:
    (item,) = document([[["Area", "Action"], ["Custody", "Review"]]]).items
    assert isinstance(item, Table)
    assert grid(item) is None


def test_a_first_row_that_is_hidden_is_no_header() -> None:
    """Else the one hidden number further down would seem to be the only one of its column."""
    rows = [
        ["White", "not shown"],
        ["Mixed", "not shown"],
        ["Asian", "0"],
        ["Not known", "not shown"],
        ["All", "40"],
    ]
    found = read([["Ethnic group", "Number"], *rows])
    assert len(found.heads) == 1
    assert len(found.body) == len(rows)
