"""Days in options: one way of writing them, and for any other the right one is said."""

from datetime import datetime

import click
import pytest
from click.testing import CliRunner

from yjp.cli import yjp
from yjp.cli.dates import DAY


@pytest.mark.parametrize("text", ["2019-06-18", " 2019-06-18", "2019-6-18"])
def test_a_day_is_year_month_and_day(text: str) -> None:
    assert DAY.convert(text, None, None) == datetime(2019, 6, 18)  # noqa: DTZ001 - a day has no time zone


@pytest.mark.parametrize(
    "text", ["18/06/2019", "18.06.2019", "18-6-2019", "18/6/19", "18 June 2019", "2019/06/18"]
)
def test_another_way_of_writing_it_is_answered_with_the_right_one(text: str) -> None:
    with pytest.raises(click.BadParameter, match="write it as 2019-06-18"):
        DAY.convert(text, None, None)


@pytest.mark.parametrize("text", ["yesterday", "2019-13-01", "06/18/2019", ""])
def test_what_is_no_day_is_answered_with_an_example(text: str) -> None:
    with pytest.raises(click.BadParameter, match="year, month and day, as 2019-06-18"):
        DAY.convert(text, None, None)


@pytest.mark.parametrize(
    "command",
    [
        ("import", "--extract-date"),
        ("example", "--extract-date"),
        ("accept", "--until"),
        ("tracker", "--on"),
        ("audit", "--as-of"),
        ("return", "list", "--on"),
        ("return", "set", "--on"),
        ("return", "unset", "--on"),
        ("return", "sign-off", "--on"),
        ("return", "inspection", "--on"),
        ("return", "case-level", "--signed-off"),
        ("actions", "add", "--due"),
    ],
)
def test_help_shows_how_a_day_is_written(command: tuple[str, ...]) -> None:
    said = CliRunner().invoke(yjp, [*command[:-1], "--help"]).stdout
    assert f"{command[-1]} YYYY-MM-DD" in said
