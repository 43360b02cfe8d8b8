"""Moments: one clock, kept as UTC, shown as the machine's day and time, whichever zone that is."""

import json
import sqlite3
import time
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path

import pytest
from click.testing import CliRunner

from yjp import access_log, actions, moments
from yjp.cli import yjp
from yjp.import_note import ImportNote
from yjp_dashboards.components.action_words import step_words

BEFORE_MIDNIGHT = datetime(2026, 6, 30, 23, 30, tzinfo=UTC)
"""In UTC still 30 June: five hours to the west as well, five hours to the east it is 1 July."""
WEST, EAST = "WWW+5", "EEE-5"
"""Zones as POSIX writes them, which need no table of zones; ``+5`` lies west."""


@pytest.fixture
def in_zone(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[str], None]]:
    """Sets the zone of the machine, and sets it back."""

    def to(zone: str) -> None:
        monkeypatch.setenv("TZ", zone)
        time.tzset()

    yield to
    monkeypatch.undo()
    time.tzset()


@pytest.fixture
def late(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is half an hour before midnight in UTC."""
    monkeypatch.setattr(moments, "now", lambda: BEFORE_MIDNIGHT)


ZONES = pytest.mark.parametrize(
    ("zone", "day", "clock"),
    [
        (WEST, date(2026, 6, 30), "18:30"),
        (EAST, date(2026, 7, 1), "04:30"),
        ("UTC", date(2026, 6, 30), "23:30"),
    ],
)


@ZONES
@pytest.mark.usefixtures("late")
def test_a_moment_is_shown_in_the_zone_of_the_machine(
    in_zone: Callable[[str], None], zone: str, day: date, clock: str
) -> None:
    in_zone(zone)
    assert moments.today() == moments.local_day(BEFORE_MIDNIGHT) == day
    assert moments.local_time(BEFORE_MIDNIGHT) == clock
    month = {6: "Jun", 7: "Jul"}[day.month]
    assert moments.moment_words(BEFORE_MIDNIGHT) == f"{day.day} {month} 2026 {clock}"
    assert moments.moment_in_a_log(BEFORE_MIDNIGHT) == f"{day} {clock}:00"


@ZONES
def test_what_is_kept_is_the_same_on_every_machine(
    in_zone: Callable[[str], None], zone: str, day: date, clock: str
) -> None:
    in_zone(zone)
    here = datetime(day.year, day.month, day.day, int(clock[:2]), 30).astimezone()
    assert moments.as_kept(here) == moments.as_kept(BEFORE_MIDNIGHT) == "2026-06-30T23:30:00+00:00"
    # Of no zone: UTC, not whatever the machine is in that reads it.
    assert moments.as_kept(BEFORE_MIDNIGHT.replace(tzinfo=None)) == "2026-06-30T23:30:00+00:00"


@pytest.mark.parametrize(
    "kept",
    [
        "2026-06-30T23:30:00+00:00",
        "2026-07-01T00:30:00+01:00",  # an import's note of before: the zone of the machine
        "2026-06-30T23:30:00.000000+00:00",  # a step of an action of before: to the microsecond
        "2026-06-30T23:30:00",
    ],
)
def test_what_earlier_versions_kept_is_read_as_the_same_moment(
    in_zone: Callable[[str], None], kept: str
) -> None:
    for zone in (WEST, EAST):
        in_zone(zone)
        assert moments.from_kept(kept) == BEFORE_MIDNIGHT


def test_every_store_keeps_utc_and_gives_the_moment_back(tmp_path: Path) -> None:
    summer = timezone(timedelta(hours=1))
    at = BEFORE_MIDNIGHT.astimezone(summer)
    note = ImportNote(at=at, who="A. Analyst")
    assert json.loads(json.dumps(note.as_plain()))["at"] == "2026-06-30T23:30:00+00:00"
    assert ImportNote.from_plain({"at": "2026-07-01T00:30:00+01:00"}).at == BEFORE_MIDNIGHT
    opening = access_log.Opening(at=at, who="pat", name="fte", run="r", children=3)
    access_log.record(tmp_path, opening)
    assert access_log.openings(tmp_path) == (opening,)
    actions.add(tmp_path, (), actions.Action(id="", action="Say it"), who="pat", at=at)
    assert {step.changed_at for step in actions.history(tmp_path)} == {BEFORE_MIDNIGHT}
    with sqlite3.connect(tmp_path / "yjp.db") as database:
        found = database.execute(
            "select at from opened_list union select changed_at from action_step"
        ).fetchall()
    database.close()
    assert found == [("2026-06-30T23:30:00+00:00",)]


@ZONES
@pytest.mark.usefixtures("late")
def test_days_that_are_written_down_are_those_of_the_machine(
    in_zone: Callable[[str], None], tmp_path: Path, zone: str, day: date, clock: str
) -> None:
    """A number entered by hand, a sign-off and its taking back: the day on the wall, not that of UTC."""
    in_zone(zone)
    space, made = tmp_path / "s", tmp_path / "minutes.xlsx"
    made.write_bytes(b"somebody's own file")

    def run(*words: object) -> str:
        found = CliRunner().invoke(yjp, ["-w", str(space), *map(str, words)])
        assert found.exit_code == 0, found.output + str(found.exception)
        return found.output

    CliRunner().invoke(yjp, ["new", str(space), "--service", "Rotherham"])
    cell = "8/senior/senior_c_attended=1"
    run("return", "set", "kpi", cell, "--period", "2025Q1", "--reason", "Minutes", "--who", "A. Analyst")
    assert f"A. Analyst, {day}: Minutes" in run("return", "entries", "kpi")
    words = ("--return", "kpi", "--period", "2025Q1", "--who", "C. Chair", "--role", "chair")
    run("return", "sign-off", made, *words)
    assert f"on {day}: both are kept" in run("return", "sign-off", made, *words)
    assert clock in moments.moment_words(BEFORE_MIDNIGHT)


@ZONES
def test_a_change_of_an_action_is_told_in_local_time(
    in_zone: Callable[[str], None], zone: str, day: date, clock: str
) -> None:
    in_zone(zone)
    step = actions.Step(
        id="a", field="owner", before=None, after="Sam", who="pat", changed_at=BEFORE_MIDNIGHT
    )
    month = {6: "June", 7: "July"}[day.month]
    assert step_words(step) == f"On {day.day} {month} 2026 at {clock} pat set the owner: Sam."
