"""What boards were shown: kept whole, in their order, and never replaced unseen."""

import os
import stat
from pathlib import Path

import pytest

from tests.sample import sample
from tests.unit.plan_refresh.newer import FTE, revised
from tests.unit.test_store import manifest
from yjp.boards import FOLDER, board_before, boards, keep
from yjp.errors import Refused, WorkspaceError
from yjp.settings import Settings
from yjp.store import Workspace


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    return Workspace.create(tmp_path / "w", Settings(service="Rotherham", made_up=True))


def test_what_is_kept_is_read_back_in_the_order_of_the_quarters(workspace: Workspace) -> None:
    """2018Q4 is January to March 2019, before 2019Q1."""
    keep(workspace, "2019Q1", "board", revised(), manifest(settings={"min_events": 5}))
    keep(workspace, "2018Q4", "board", sample(), manifest())
    assert [board.period for board in boards(workspace)] == ["2018Q4", "2019Q1"]
    assert boards(workspace)[1].manifest.settings == {"min_events": 5}
    assert boards(workspace)[1].ledger().figures.equals(revised().figures)
    before = boards(workspace)[0].ledger().get(FTE)
    assert before is not None
    assert before.numerator == 41


def test_the_board_before_is_the_last_one_and_not_the_same(workspace: Workspace) -> None:
    for period in ("2018Q2", "2018Q4", "2019Q1"):
        keep(workspace, period, "board", sample(), manifest())
    found = {period: board_before(workspace, period, "board") for period in ("2018Q2", "2019Q1", "2020Q3")}
    assert {period: board.period if board else None for period, board in found.items()} == {
        "2018Q2": None,
        "2019Q1": "2018Q4",
        "2020Q3": "2019Q1",
    }


def test_what_a_board_saw_is_not_replaced_unless_one_says_so(workspace: Workspace) -> None:
    folder = keep(workspace, "2019Q1", "board", sample(), manifest())
    with pytest.raises(Refused, match=r"kept already\. Say --force"):
        keep(workspace, "2019Q1", "board", revised(), manifest())
    figure = boards(workspace)[0].ledger().get(FTE)
    assert figure is not None
    assert figure.numerator == 41
    keep(workspace, "2019Q1", "board", revised(), manifest(), again=True)
    figure = boards(workspace)[0].ledger().get(FTE)
    assert figure is not None
    assert figure.numerator == 44
    assert [path.name for path in folder.parent.iterdir()] == ["board"]


def test_a_half_written_one_is_none_and_a_damaged_one_is_said(workspace: Workspace) -> None:
    folder = keep(workspace, "2019Q1", "board", sample(), manifest())
    folder.rename(folder.with_name("board.tmp"))
    assert boards(workspace) == ()
    keep(workspace, "2019Q1", "board", sample(), manifest())
    (folder / "manifest.json").unlink()
    with pytest.raises(WorkspaceError, match=r"it has no manifest\.json"):
        boards(workspace)


def test_what_a_board_saw_is_never_set_beside_a_paper_for_others(workspace: Workspace) -> None:
    keep(workspace, "2018Q4", "board", sample(), manifest())
    assert board_before(workspace, "2019Q1", "public") is None
    keep(workspace, "2018Q3", "public", sample(), manifest())
    found = board_before(workspace, "2019Q1", "public")
    assert found is not None
    assert (found.period, found.readers) == ("2018Q3", "public")


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such file modes")
def test_it_is_its_owners_alone(workspace: Workspace) -> None:
    keep(workspace, "2019Q1", "board", sample(), manifest())
    base = workspace.path / FOLDER
    for path in [base, *base.rglob("*")]:
        assert stat.S_IMODE(path.stat().st_mode) == (0o700 if path.is_dir() else 0o600), path
