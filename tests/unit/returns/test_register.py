"""What people added: entries and sign-offs, beside accepted failures in one file, its owner's alone."""

import os
import sqlite3
import stat
from contextlib import closing
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from tests.unit.returns.small import entry
from tests.unit.test_accepted import ONE
from yjp.accepted import accept, acceptances
from yjp.errors import WorkspaceError
from yjp.past_decisions import Ended, Ending, Kind, past_decisions
from yjp.workspace_db import FILE
from yjp_returns.register import (
    Making,
    SignOff,
    enter,
    entries,
    makings,
    record,
    sign,
    sign_offs,
    take_back,
    withdraw,
)
from yjp_returns.sign_off import (
    Standing,
    digest,
    latest,
    making_of,
    place_of,
    signed_file,
    standing,
    stored_path,
)

FIRST = entry("8/senior/senior_a_attended", 1)
BACK = Ending(ended=Ended.TAKEN_BACK, who="Ben", on=date(2024, 7, 30), reason="The minutes were wrong")


def test_entries_are_kept_replaced_and_withdrawn(tmp_path: Path) -> None:
    assert entries(tmp_path, "kpi") == ()
    assert withdraw(tmp_path, "kpi", "2024Q1", [FIRST.cell], BACK) == []
    assert list(tmp_path.iterdir()) == [], "reading writes nothing"
    other = replace(FIRST, period="2023Q4", computed=0)
    enter(tmp_path, "kpi", [FIRST, other])
    enter(tmp_path, "kpi", [replace(FIRST, value=0)])
    assert entries(tmp_path, "kpi") == (other, replace(FIRST, value=0))
    assert entries(tmp_path, "kpi", "2023Q4") == (other,)
    assert entries(tmp_path, "finance") == ()
    assert withdraw(tmp_path, "kpi", "2023Q4", [FIRST.cell, "3/plan/ro_total"], BACK) == [FIRST.cell]
    assert entries(tmp_path, "kpi") == (replace(FIRST, value=0),)
    past = past_decisions(tmp_path, Kind.ENTRY)
    assert [(p.was["period"], p.was["value"], p.ending.ended, p.ending.who) for p in past] == [
        ("2024Q1", "1", Ended.REPLACED, FIRST.who),
        ("2023Q4", "1", Ended.TAKEN_BACK, "Ben"),
    ]


@pytest.mark.parametrize("first", ["accepted", "returns"])
def test_the_file_is_shared_with_accepted_failures(tmp_path: Path, first: str) -> None:
    if first == "accepted":
        accept(tmp_path, ONE)
    enter(tmp_path, "kpi", [FIRST])
    accept(tmp_path, ONE)
    assert acceptances(tmp_path) == (ONE,)
    assert entries(tmp_path, "kpi") == (FIRST,)
    if os.name != "nt":
        assert stat.S_IMODE((tmp_path / FILE).stat().st_mode) == 0o600


def test_a_newer_or_broken_register_is_left_alone(tmp_path: Path) -> None:
    enter(tmp_path, "kpi", [FIRST])
    with closing(sqlite3.connect(tmp_path / FILE)) as database, database:
        database.execute("pragma user_version = 99")
    with pytest.raises(WorkspaceError, match="newer yjp"):
        entries(tmp_path, "kpi")
    (tmp_path / FILE).write_bytes(b"not a database, and long enough to be looked at" * 40)
    with pytest.raises(WorkspaceError, match="cannot be read"):
        entries(tmp_path, "kpi")


def test_a_file_changed_after_sign_off_is_found(tmp_path: Path) -> None:
    home = tmp_path / "w"
    (home / "exports").mkdir(parents=True)
    inside, outside = home / "exports" / "k.xlsx", tmp_path / "k.xlsx"
    for path in (inside, outside):
        path.write_bytes(b"as approved")
        sign(
            home,
            SignOff(
                name="kpi",
                period="2024Q1",
                path=stored_path(home, path),
                sha256=digest(path),
                who="J. Smith",
                role="chair",
                signed_on=date(2024, 7, 20),
            ),
        )
    assert [s.path for s in sign_offs(home)] == ["exports/k.xlsx", "../k.xlsx"]
    assert [standing(home, s) for s in latest(home)] == [Standing.AS_SIGNED, Standing.AS_SIGNED]
    inside.write_bytes(b"as approvee")
    found = signed_file(home, "kpi", "2024Q1")
    assert found
    assert found[0].resolve() == outside.resolve()
    outside.unlink()
    assert [standing(home, s) for s in latest(home)] == [Standing.CHANGED, Standing.GONE]
    assert signed_file(home, "kpi", "2024Q1") is None
    # Signed again as it is now: the older sign-off is of a version that is no more.
    sign(home, replace(sign_offs(home)[0], sha256=digest(inside), signed_on=date(2024, 7, 21)))
    assert [s.path for s in latest(home)][-1] == "exports/k.xlsx", "the newest sign-off stands last"
    assert standing(home, latest(home)[-1]) is Standing.AS_SIGNED


def test_a_workspace_that_was_handed_over_finds_its_signed_files(tmp_path: Path) -> None:
    home = tmp_path / "here" / "w"
    (home / "exports").mkdir(parents=True)
    outside = tmp_path / "here" / "k.xlsx"
    outside.write_bytes(b"as approved")
    signed = SignOff(
        name="kpi",
        period="2024Q1",
        path=stored_path(home, outside),
        sha256=digest(outside),
        who="J. Smith",
        role="chair",
        signed_on=date(2024, 7, 20),
    )
    sign(home, signed)
    moved = (tmp_path / "here").rename(tmp_path / "there") / "w"
    assert place_of(moved, signed) == moved / "../k.xlsx"
    # The colleague got the workspace alone, with a copy of the file among its exports under another name.
    (tmp_path / "there" / "k.xlsx").rename(moved / "exports" / "kpi as sent.xlsx")
    assert place_of(moved, signed) == moved / "exports" / "kpi as sent.xlsx"
    assert standing(moved, signed) is Standing.AS_SIGNED
    (moved / "exports" / "kpi as sent.xlsx").unlink()
    assert standing(moved, signed) is Standing.GONE


def test_two_who_sign_one_file_are_both_kept_and_a_sign_off_taken_back_is_told(tmp_path: Path) -> None:
    (tmp_path / "k.xlsx").write_bytes(b"as approved")
    first = SignOff(
        name="kpi",
        period="2024Q1",
        path="k.xlsx",
        sha256=digest(tmp_path / "k.xlsx"),
        who="J. Smith",
        role="chair",
        signed_on=date(2024, 7, 20),
    )
    second = replace(first, who="H. Head", role="head of service", signed_on=date(2024, 7, 21))
    sign(tmp_path, first)
    sign(tmp_path, second)
    assert sign_offs(tmp_path) == (second,)
    take_back(tmp_path, [second], BACK)
    assert sign_offs(tmp_path) == ()
    found = past_decisions(tmp_path, Kind.SIGN_OFF)
    assert [(p.was["who"], p.ending.ended, p.ending.who) for p in found] == [
        ("J. Smith", Ended.REPLACED, "H. Head"),
        ("H. Head", Ended.TAKEN_BACK, "Ben"),
    ]


def test_makings_are_kept_and_a_changed_file_is_known(tmp_path: Path) -> None:
    assert makings(tmp_path) == ()
    path = tmp_path / "k.xlsx"
    path.write_bytes(b"as made")
    made = Making(
        name="kpi",
        period="2024Q1",
        path="k.xlsx",
        sha256=digest(path),
        made_on=date(2024, 7, 9),
        run_id="0123456789abcdef",
        failed=2,
        holds_children=False,
    )
    record(tmp_path, [made])
    assert makings(tmp_path) == (made,)
    assert making_of(tmp_path, path) == (made, True)
    copy = tmp_path / "copy.xlsx"
    copy.write_bytes(b"as made")
    assert making_of(tmp_path, copy) == (made, True), "a copy is still what was made"
    path.write_bytes(b"changed")
    assert making_of(tmp_path, path) == (made, False)
    copy.write_bytes(b"changed too")
    assert making_of(tmp_path, copy) == (None, False)


def test_the_hash_of_a_folder_is_of_names_and_contents(tmp_path: Path) -> None:
    folder = tmp_path / "f"
    (folder / "inner").mkdir(parents=True)
    (folder / "a.csv").write_bytes(b"a")
    (folder / "inner" / "b.csv").write_bytes(b"b")
    first = digest(folder)
    assert first == digest(folder)
    (folder / "a.csv").rename(folder / "c.csv")
    assert digest(folder) != first
    (folder / "c.csv").rename(folder / "a.csv")
    assert digest(folder) == first
    (folder / "inner" / "b.csv").write_bytes(b"c")
    assert digest(folder) != first
