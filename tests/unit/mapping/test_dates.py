"""Dates as they are written in exports, against days worked out by hand."""

from datetime import date

import polars as pl
import pytest

from yjp.ingest.mapping.dates import FORMATS, to_date

EXTRACT = date(2019, 6, 18)


def read(text: str, *formats: str, future: bool = False) -> date | None:
    frame = pl.DataFrame({"text": [text]}).select(
        day=to_date(pl.col("text"), formats or tuple(FORMATS), EXTRACT, future)
    )
    found: date | None = frame.item()
    return found


@pytest.mark.parametrize(
    "text",
    [
        "2019-03-04",
        "2019-03-04 14:35:00",
        "2019-03-04T00:00:00Z",
        "2019-03-04T23:59:59.999+01:00",
        "04/03/2019",
        "4/3/2019",
        "4/3/19",
        "04.03.2019",
        "04-03-2019",
        "04/03/2019 23:59",
        "4 Mar 2019",
        "04-Mar-19",
        "4 March 2019",
        "4th March 2019",
        "4 MARCH 2019 09:15",
        "Mon 4 Mar 2019",
        "Monday, 4 March, 2019",
        "43528",
        "43528.75",
    ],
)
def test_the_fourth_of_march_2019(text: str) -> None:
    assert read(text) == date(2019, 3, 4)


@pytest.mark.parametrize(
    "text",
    [
        "03/14/2019",
        "31/02/2019",
        "2019-3-4",
        "2019/03/04",
        "4 Marble 2019",
        "4 2019",
        "Mar 2019",
        "4352",
        "435280",
        "4/3",
        "today",
        "04/03/2019 noon",
        "4/3/219",
        "-43528",
    ],
)
def test_what_is_no_date_stays_none(text: str) -> None:
    assert read(text) is None


def test_only_the_forms_that_the_mapping_allows_are_read() -> None:
    assert read("43528", "uk", "iso") is None
    assert read("04/03/2019", "iso") is None
    assert read("04/03/2019", "iso", "uk") == date(2019, 3, 4)


@pytest.mark.parametrize(
    ("text", "past", "planned"),
    [
        ("01/01/19", date(2019, 1, 1), date(2019, 1, 1)),
        ("01/01/96", date(1996, 1, 1), date(1996, 1, 1)),
        ("01/01/20", date(1920, 1, 1), date(2020, 1, 1)),
        ("01/01/39", date(1939, 1, 1), date(2039, 1, 1)),
        ("01/01/40", date(1940, 1, 1), date(1940, 1, 1)),
    ],
)
def test_two_digit_years_turn_at_the_extract(text: str, past: date, planned: date) -> None:
    assert read(text) == past
    assert read(text, future=True) == planned


@pytest.mark.parametrize("text", ["2019-03-04", "04/03/2019", "4 Mar 2019", "43528"])
def test_no_text_fits_two_forms(text: str) -> None:
    assert [name for name in FORMATS if read(text, name)] == [
        name for name in FORMATS if pl.Series([text]).str.contains(FORMATS[name].pattern).item()
    ]
    assert sum(read(text, name) is not None for name in FORMATS) == 1
