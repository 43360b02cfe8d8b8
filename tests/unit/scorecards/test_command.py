"""``yjp scorecard`` and ``yjp plan board`` on a workspace, from adding a scorecard to the next board."""

from datetime import date
from pathlib import Path

import docx
import pytest
from click.testing import CliRunner, Result

from tests.sample import sample
from tests.spec.reading import read
from tests.unit.scorecards.test_reading import GOOD, write
from tests.unit.test_store import NOTHING, TABLE, manifest
from yjp.cli import yjp
from yjp.errors import Refused, UnreadableInput, UserError
from yjp.settings import Settings
from yjp.store import Workspace


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    found = Workspace.create(tmp_path / "w", Settings(service="Rotherham", made_up=True))
    found.save_import(read(TABLE), NOTHING, sample(), manifest())
    return found


def bring_in(workspace: Workspace, day: date) -> None:
    """The same records in an extract of a day: what a board meets after."""
    workspace.save_import(read(TABLE, day), NOTHING, sample(), manifest(extract_date=day))


def run(workspace: Workspace, *arguments: str) -> Result:
    result = CliRunner().invoke(yjp, ["-w", str(workspace.path), *arguments])
    if result.exception is not None and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result


def test_a_packaged_scorecard_is_added_checked_and_listed(workspace: Workspace) -> None:
    run(workspace, "scorecard", "add", "early_help", "--published")
    checked = run(workspace, "scorecard", "check").stdout
    assert (
        checked
        == "early_help.toml: 14 measures, 19 values, 16 of them without counts (no limits, not tested).\n"
    )
    listed = run(workspace, "scorecard", "list").stdout
    assert "Contacted within three days: 72.6% in 2018/19. On the year before: higher, not tested." in listed
    claims = "Troubled Families claims: 46% in 2018/19. On the year before: not compared. Target 45%: met."
    assert claims in listed
    with pytest.raises(Refused, match="is there already"):
        run(workspace, "scorecard", "add", "early_help")


def test_another_services_figures_are_not_handed_out(tmp_path: Path) -> None:
    other = Workspace.create(tmp_path / "w", Settings(service="Barnsley", made_up=True))
    with pytest.raises(Refused, match="yjp has no published figures of Barnsley for early_help"):
        run(other, "scorecard", "add", "early_help", "--published")
    run(other, "scorecard", "add", "early_help")
    assert run(other, "scorecard", "check").stdout == "early_help.toml: 14 measures, 0 values.\n"


def test_a_measure_in_toml_is_computed_shown_explained_and_exported(workspace: Workspace) -> None:
    write(workspace.path, GOOD)
    shown = run(workspace, "figures", "-i", "local_visited", "--format", "csv").stdout
    assert "local_visited.2019-03.12m.rotherham" in shown
    assert "Denominator: Children who came to us." in run(workspace, "explain", "local_visited").stdout
    assert [m.id for m in workspace.ledger().about.measures] == ["local_visited"]
    draft = workspace.path / "plans" / "d.docx"
    run(workspace, "plan", "draft", "--out", str(draft))
    words = "".join(t.text or "" for t in docx.Document(str(draft)).element.body.iter("{*}t"))
    assert "Children visited within five days" in words


def test_a_changed_scorecard_is_computed_anew_and_an_unchanged_one_is_not(workspace: Workspace) -> None:
    write(workspace.path, GOOD)
    run(workspace, "figures", "-i", "local_visited", "--format", "csv")
    before = workspace.manifest().run_id
    assert (
        "computing them again"
        not in run(workspace, "figures", "-i", "local_visited", "--format", "csv").stderr
    )
    write(workspace.path, GOOD.replace("numerator = 90", "numerator = 91"))
    changed = run(workspace, "figures", "-i", "local_visited", "--format", "csv")
    assert "computing them again" in changed.stderr
    assert workspace.manifest().run_id != before


def test_a_wrong_scorecard_is_one_sentence_wherever_figures_are_asked_for(workspace: Workspace) -> None:
    write(workspace.path, GOOD.replace('"higher"', '"up"'))
    for command in (["figures"], ["scorecard", "check"], ["plan", "draft"]):
        with pytest.raises(
            UnreadableInput, match=r"ours\.toml: measure 1, polarity: 'up' is none of its words"
        ):
            run(workspace, *command)


def test_a_board_after_a_board_says_what_changed(workspace: Workspace) -> None:
    write(workspace.path, GOOD)
    bring_in(workspace, date(2026, 4, 2))
    run(workspace, "plan", "board", "--period", "2025Q4")
    with pytest.raises(Refused, match="the board may have seen it"):
        run(workspace, "plan", "board", "--period", "2025Q4")
    write(workspace.path, GOOD.replace("numerator = 90", "numerator = 85"))
    bring_in(workspace, date(2026, 6, 30))
    with pytest.raises(Refused, match="a paper for January to March 2026 would show later ones"):
        run(workspace, "plan", "board", "--period", "2025Q4", "--force")
    second = run(workspace, "plan", "board", "--period", "2026Q1")
    assert (
        "Children visited within five days: the board saw 90.0% in the year to March 2019; now it is 85.0% in "
        "the year to March 2019. Why: records were corrected or came late." in second.stderr
    )
    listed = run(workspace, "plan", "board", "--list").stdout.splitlines()
    assert [line.split()[0] for line in listed] == ["2025Q4", "2026Q1"]
    paper = workspace.path / "plans" / "board-2026Q1.docx"
    assert run(workspace, "plan", "check", str(paper), "--profile", "board").stdout.startswith(
        "0 out of date"
    )


def test_a_public_paper_never_says_what_only_the_board_saw(workspace: Workspace) -> None:
    """3 of 40 is 7.5%, which a board may see and the public may not."""
    write(
        workspace.path, GOOD.replace("numerator = 90\ndenominator = 100", "numerator = 3\ndenominator = 40")
    )
    bring_in(workspace, date(2026, 4, 2))
    run(workspace, "plan", "board", "--period", "2025Q4")
    bring_in(workspace, date(2026, 6, 30))
    public = run(workspace, "plan", "board", "--period", "2026Q1", "--profile", "public")
    assert "7.5" not in public.stderr
    paper = workspace.path / "plans" / "board-2026Q1-public.docx"
    words = "".join(t.text or "" for t in docx.Document(str(paper)).element.body.iter("{*}t"))
    assert "This is the first paper whose figures are kept" in words
    assert "7.5%" not in words
    refreshed = run(workspace, "plan", "check", str(paper), "--profile", "public").stdout
    assert refreshed.startswith("0 out of date")


def test_a_board_paper_has_no_own_copy(workspace: Workspace) -> None:
    with pytest.raises(Refused, match=r"no own copy of a board paper.* Leave out --profile for the board"):
        run(workspace, "plan", "board", "--profile", "none")
    assert not (workspace.path / "boards").exists()


@pytest.mark.parametrize("period", ["2026", "2026Q5", "../up"])
def test_a_wrong_quarter_says_what_one_looks_like(workspace: Workspace, period: str) -> None:
    with pytest.raises(UserError, match="is not a quarter"):
        run(workspace, "plan", "board", "--period", period)


def test_the_self_assessment_is_added_and_exported(workspace: Workspace) -> None:
    run(workspace, "scorecard", "add", "maturity")
    path = workspace.path / "maturity.toml"
    text = path.read_text(encoding="utf-8")
    path.write_text(
        text.replace('step = ""\nevidence = ""', 'step = "maturing"\nevidence = "Seen"', 1), encoding="utf-8"
    )
    out = workspace.path / "exports" / "maturity.csv"
    run(workspace, "scorecard", "maturity", "--out", str(out))
    assert (
        out.read_text(encoding="utf-8").splitlines()[1]
        == "Setting the direction,Leading with passion,Maturing,Seen,Not said"
    )


def test_a_new_scorecard_is_a_file_that_reads_well_as_it_is(workspace: Workspace) -> None:
    assert "scorecard new NAME" in run(workspace, "scorecard", "list").stderr
    said = run(workspace, "scorecard", "new", "ours").stderr
    assert f"-w {workspace.path} scorecard check" in said
    assert run(workspace, "scorecard", "check").stdout == "ours.toml: 1 measure, 0 values.\n"
    with (workspace.path / "scorecards" / "ours.csv").open("a", encoding="utf-8") as file:
        file.write("ours_1,2024/25,80,100,,80,,\nours_1,2025/26,90,100,,85,,\n")
    listed = run(workspace, "scorecard", "list").stdout
    # 80 to 90 of 100: exact test, two-sided p = 0.07; against 85: p = 0.21.
    assert (
        "Visited in five days: 90.0% in 2025/26. On the year before: no clear change. Target 85.0%: met"
        in listed
    )
    explained = run(workspace, "explain", "local_ours_1").stdout
    assert "Target:\n  - 85.0%, Apr 2025 to Mar 2026" in explained
    assert "Version of the definition" not in explained
    for name in ("Ours", "1st", "a b"):
        with pytest.raises(UserError, match="cannot be a name"):
            run(workspace, "scorecard", "new", name)
    with pytest.raises(Refused, match="is there already"):
        run(workspace, "scorecard", "new", "ours")
