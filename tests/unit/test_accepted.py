"""The register of accepted failures: kept, replaced, withdrawn, its owner's alone."""

import os
import sqlite3
import stat
from contextlib import closing
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from yjp.accepted import Acceptance, accept, acceptances, withdraw
from yjp.errors import WorkspaceError
from yjp.past_decisions import Ended, Ending, Kind, past_decisions
from yjp.workspace_db import FILE

ONE = Acceptance(
    rule="OUT03",
    record="O1",
    content="abc",
    reason="Checked with the court; it's right.",
    who="Ada",
    accepted_on=date(2026, 6, 30),
    until=date(2027, 3, 31),
)
BACK = Ending(ended=Ended.TAKEN_BACK, who="Ben", on=date(2026, 7, 2), reason="The court was wrong")


def test_nothing_is_accepted_and_nothing_written_at_first(tmp_path: Path) -> None:
    assert acceptances(tmp_path) == ()
    assert not withdraw(tmp_path, "OUT03", "O1", BACK)
    assert list(tmp_path.iterdir()) == []


def test_what_is_accepted_is_read_back_by_rule_and_record(tmp_path: Path) -> None:
    other = replace(ONE, rule="CHI01", until=None)
    second = replace(ONE, record="O2")
    for acceptance in (second, ONE, other):
        accept(tmp_path, acceptance)
    assert acceptances(tmp_path) == (other, ONE, second)


def test_a_second_acceptance_of_a_record_replaces_the_first(tmp_path: Path) -> None:
    accept(tmp_path, ONE)
    again = replace(ONE, reason="Checked once more", content="def", until=None)
    accept(tmp_path, again)
    assert acceptances(tmp_path) == (again,)
    (past,) = past_decisions(tmp_path, Kind.ACCEPTANCE)
    assert (past.was["reason"], past.ending.ended) == (ONE.reason, Ended.REPLACED)


def test_an_acceptance_can_be_taken_back(tmp_path: Path) -> None:
    accept(tmp_path, ONE)
    assert withdraw(tmp_path, "OUT03", "O1", BACK)
    assert not withdraw(tmp_path, "OUT03", "O1", BACK)
    assert acceptances(tmp_path) == ()
    (past,) = past_decisions(tmp_path, Kind.ACCEPTANCE)
    assert past.ending == BACK
    assert past.was == {
        "rule": "OUT03",
        "record": "O1",
        "reason": "Checked with the court; it's right.",
        "who": "Ada",
        "accepted_on": "2026-06-30",
        "until": "2027-03-31",
    }


def test_the_register_is_one_file_for_its_owner_alone(tmp_path: Path) -> None:
    accept(tmp_path, ONE)
    assert [p.name for p in tmp_path.iterdir()] == [FILE]
    if os.name != "nt":
        assert stat.S_IMODE((tmp_path / FILE).stat().st_mode) == 0o600


def test_reading_changes_nothing(tmp_path: Path) -> None:
    accept(tmp_path, ONE)
    before = (tmp_path / FILE).read_bytes()
    assert acceptances(tmp_path) == (ONE,)
    assert (tmp_path / FILE).read_bytes() == before


def test_the_register_of_a_newer_yjp_is_left_alone(tmp_path: Path) -> None:
    accept(tmp_path, ONE)
    with closing(sqlite3.connect(tmp_path / FILE)) as database:
        database.execute("pragma user_version = 99")
    before = (tmp_path / FILE).read_bytes()
    with pytest.raises(WorkspaceError, match="a newer yjp wrote this"):
        accept(tmp_path, ONE)
    assert (tmp_path / FILE).read_bytes() == before


def test_a_broken_register_says_what_to_do(tmp_path: Path) -> None:
    (tmp_path / FILE).write_bytes(b"this is no database" * 100)
    with pytest.raises(
        WorkspaceError,
        match=r"register of accepted records cannot be read or written\. Restore it from a copy",
    ):
        acceptances(tmp_path)
