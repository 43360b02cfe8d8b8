"""The action table: imported lines, changes made here, and which of the two stands."""

import os
import stat
import threading
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from yjp.actions import FIELDS, STATUSES, Action, action_id, actions, add, history, update
from yjp.errors import Refused, UnknownName, UserError, WorkspaceError
from yjp.model import codes

AT = datetime(2026, 1, 12, 9, 30, tzinfo=UTC)
WORDS = "Train every worker in restorative practice"
IMPORTED = (
    Action(
        id=action_id("Victims", WORDS),
        priority="Victims",
        action=WORDS,
        owner="Service manager",
        due=date(2026, 3, 31),
        progress="Half are trained",
        status="on_track",
    ),
    Action(id=action_id(None, "Review the risks"), action="Review the risks", status="not_started"),
)
FIRST = IMPORTED[0].id


def test_the_statuses_are_those_of_the_caseload() -> None:
    assert tuple(codes.values(codes.ACTION_STATUSES)) == STATUSES


def test_nothing_changed_gives_the_imported_lines_and_no_file(tmp_path: Path) -> None:
    assert actions(tmp_path, IMPORTED) == IMPORTED
    assert list(tmp_path.iterdir()) == []


def test_a_change_is_kept_with_who_and_when(tmp_path: Path) -> None:
    found = update(
        tmp_path,
        IMPORTED,
        FIRST,
        {"progress": "All trained", "status": "done", "owner": "Service manager"},
        who="j.smith",
        at=AT,
        version=0,
    )
    assert (found.progress, found.status, found.version, found.changed_by, found.changed_at) == (
        "All trained",
        "done",
        2,
        "j.smith",
        AT,
    )
    assert found.settled
    assert actions(tmp_path, IMPORTED) == (found, IMPORTED[1])
    # The owner was the same before: no step.
    assert [(s.field, s.before, s.after) for s in history(tmp_path, FIRST)] == [
        ("progress", "Half are trained", "All trained"),
        ("status", "on_track", "done"),
    ]


def test_a_date_may_move_and_go(tmp_path: Path) -> None:
    moved = update(tmp_path, IMPORTED, FIRST, {"due": "2026-06-30"}, who="a", at=AT, version=0)
    assert moved.due == date(2026, 6, 30)
    gone = update(tmp_path, IMPORTED, FIRST, {"due": ""}, who="a", at=AT, version=1)
    assert gone.due is None


def test_who_did_not_see_the_newest_version_overwrites_nothing(tmp_path: Path) -> None:
    update(tmp_path, IMPORTED, FIRST, {"progress": "All trained"}, who="first", at=AT, version=0)
    with pytest.raises(Refused, match="first changed this action meanwhile"):
        update(tmp_path, IMPORTED, FIRST, {"progress": "None trained"}, who="second", at=AT, version=0)
    assert actions(tmp_path, IMPORTED)[0].progress == "All trained"


def test_of_many_at_once_one_wins(tmp_path: Path) -> None:
    won: list[str] = []

    def change(who: str) -> None:
        try:
            update(tmp_path, IMPORTED, FIRST, {"progress": f"said {who}"}, who=who, at=AT, version=0)
        except Refused:
            return
        won.append(who)

    threads = [threading.Thread(target=change, args=(str(n),)) for n in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(won) == 1
    assert actions(tmp_path, IMPORTED)[0].progress == f"said {won[0]}"


def test_a_newer_extract_that_says_something_else_is_right(tmp_path: Path) -> None:
    update(
        tmp_path, IMPORTED, FIRST, {"progress": "All trained", "owner": "Deputy"}, who="a", at=AT, version=0
    )
    newer = (replace(IMPORTED[0], progress="All but two are trained"), IMPORTED[1])
    found = actions(tmp_path, newer)[0]
    assert found.progress == "All but two are trained"
    # The extract's owner is what it was when it was changed here: the change stands.
    assert found.owner == "Deputy"


def test_a_line_that_left_the_extract_is_no_action_any_more_but_history(tmp_path: Path) -> None:
    update(tmp_path, IMPORTED, FIRST, {"action": "Train all", "progress": "x"}, who="a", at=AT, version=0)
    assert actions(tmp_path, IMPORTED[1:]) == IMPORTED[1:]
    assert len(history(tmp_path, FIRST)) == 2


def test_an_action_is_added_after_the_imported_ones(tmp_path: Path) -> None:
    new = Action(
        id="",
        question="Why did custody rise?",
        figure_id="custody_rate.2019-03.12m.rotherham",
        action="Look at every custodial sentence of the year",
        owner="Head of service",
        due=date(2026, 2, 1),
        status="not_started",
    )
    found = add(tmp_path, IMPORTED, new, who="chair", at=AT)
    assert found == actions(tmp_path, IMPORTED)[-1]
    assert (found.imported, found.figure_id, found.due) == (False, new.figure_id, new.due)
    with pytest.raises(Refused, match="already"):
        add(tmp_path, IMPORTED, new, who="chair", at=AT)
    changed = update(tmp_path, IMPORTED, found.id, {"status": "done"}, who="b", at=AT, version=found.version)
    assert (changed.status, changed.action) == ("done", new.action)


@pytest.mark.parametrize(
    ("changes", "error", "said"),
    [
        ({"colour": "red"}, UnknownName, "no field of an action called 'colour'"),
        ({"status": "nearly"}, UnknownName, "no status called 'nearly'"),
        (
            {"due": "31/07/2019"},
            UserError,
            "'31/07/2019' is not a date that is understood: write it as 2019-07-31",
        ),
        ({"action": "  "}, UserError, "needs words"),
        ({"progress": "x" * 2_001}, UserError, "longer than 2,000"),
    ],
)
def test_a_value_that_cannot_be_is_said_in_one_sentence(
    tmp_path: Path, changes: Mapping[str, str | date | None], error: type[UserError], said: str
) -> None:
    with pytest.raises(error, match=said):
        update(tmp_path, IMPORTED, FIRST, changes, who="a", at=AT, version=0)
    assert actions(tmp_path, IMPORTED) == IMPORTED


def test_an_unknown_action_is_said(tmp_path: Path) -> None:
    with pytest.raises(UnknownName, match="no action called 'ffff'"):
        update(tmp_path, IMPORTED, "ffff", {"owner": "x"}, who="a", at=AT, version=0)


def test_a_damaged_file_is_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "yjp.db").write_bytes(b"no database at all, but long enough to be looked at" * 20)
    with pytest.raises(WorkspaceError, match="cannot be read or written"):
        actions(tmp_path, IMPORTED)


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such file modes")
def test_the_file_is_its_owners_alone(tmp_path: Path) -> None:
    update(tmp_path, IMPORTED, FIRST, {"owner": "x"}, who="a", at=AT, version=0)
    assert stat.S_IMODE((tmp_path / "yjp.db").stat().st_mode) == 0o600


def test_every_field_can_be_changed_and_read_back(tmp_path: Path) -> None:
    values = {**dict.fromkeys(FIELDS, "words"), "due": "2026-05-01", "status": "late"}
    found = update(tmp_path, IMPORTED, FIRST, values, who="a", at=AT, version=0)
    assert {field: str(getattr(found, field)) for field in FIELDS} == {k: str(v) for k, v in values.items()}
