"""The lists behind the headline figures: as many children as Rotherham published, each opening written down."""

import stat
from datetime import UTC, datetime
from pathlib import Path

import pytest
from click.testing import CliRunner

from yjp import access_log, workspace_db
from yjp.access_log import Opening, openings, record
from yjp.cli import yjp
from yjp.cli.case_lists import WorkspaceCaseLists
from yjp.cli.declared_case_lists import LISTS
from yjp.cli.release_source import WorkspaceSource, version
from yjp.errors import EXIT_REFUSED, EXIT_USAGE, WorkspaceError
from yjp.store import Workspace
from yjp_dashboards.releases import Releases

WHEN = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    folder: Path = tmp_path_factory.mktemp("lists") / "w"
    result = CliRunner().invoke(yjp, ["demo", "--no-serve", "--dir", str(folder)])
    assert result.exit_code == 0
    return Workspace(folder)


@pytest.fixture
def lists(workspace: Workspace) -> WorkspaceCaseLists:
    (workspace.path / workspace_db.FILE).unlink(missing_ok=True)
    return WorkspaceCaseLists(workspace, clock=lambda: WHEN)


@pytest.mark.parametrize(
    ("name", "rows"),
    [
        # Rotherham Youth Justice Plan 2019-21: 41 first time entrants in 2018 (169 per 100,000 of 24,260), 3 custodial
        # sentences in the year to March 2019, 30 of 91 children who reoffended.
        ("entrants", 41),
        ("custody", 3),
        ("reoffended", 30),
    ],
)
def test_a_list_has_as_many_rows_as_the_figure_counts(
    lists: WorkspaceCaseLists, name: str, rows: int
) -> None:
    found = lists.open(name, "pat", version(lists.workspace.path))
    assert found is not None
    assert len(found.rows) == rows
    assert len({len(row) for row in found.rows} | {len(found.headers)}) == 1
    known = set(lists.workspace.caseload().tables["children"].get_column("child_id"))
    assert {row[0] for row in found.rows} <= known


@pytest.mark.parametrize(
    ("came", "went", "measure"),
    [
        ("entrants_in", "entrants_out", "fte_count"),
        ("custody_in", "custody_out", "custody_count"),
        ("cohort_in", "cohort_out", "binary_reoffending"),
    ],
)
def test_the_children_behind_a_change_are_those_of_its_two_quarters(
    lists: WorkspaceCaseLists, came: str, went: str, measure: str
) -> None:
    """January to March 2019 came into the rolling year of counts, and January to March 2018 went out."""
    ledger, run = lists.workspace.ledger(), version(lists.workspace.path)
    newest = "2017-09" if measure == "binary_reoffending" else "2019-03"
    before = f"{int(newest[:4]) - 1}{newest[4:]}"
    for name, end in ((came, newest), (went, before)):
        found, figure = lists.open(name, "pat", run), ledger.local(measure, f"{end}.3m")
        assert found is not None
        assert figure is not None
        counted = figure.value if figure.unit == "count" else figure.denominator
        assert len(found.rows) == counted
        assert figure.period.label in found.title
        assert all(10 <= int(row[-1]) <= 18 for row in found.rows), "the age on the day"


def test_a_list_speaks_words_and_not_codes(lists: WorkspaceCaseLists) -> None:
    run = version(lists.workspace.path)
    for name in lists.titles:
        found = lists.open(name, "pat", run)
        assert found is not None
        words = [cell for row in found.rows for cell in row[1:]]
        assert [cell for cell in words if "_" in cell or cell in ("other", "open", "waiting")] == [], name
        assert "headline figure" not in found.title


def test_rows_are_counted_as_what_they_are(lists: WorkspaceCaseLists) -> None:
    run = version(lists.workspace.path)
    entrants, custody, tracked = (lists.open(n, "pat", run) for n in ("entrants", "custody", "tracker"))
    assert entrants is not None
    assert custody is not None
    assert tracked is not None
    assert entrants.counted == "41 children"
    assert custody.counted == "3 custodial sentences"
    # A child is followed from each event anew.
    assert " rows about " in tracked.counted


def test_the_caseload_lists_each_child_once(lists: WorkspaceCaseLists) -> None:
    found = lists.open("caseload", "pat", version(lists.workspace.path))
    assert found is not None
    ids = [row[0] for row in found.rows]
    assert len(ids) == len(set(ids))
    day = lists.workspace.ledger().about.extract_date.isoformat()
    figure = lists.workspace.ledger().get(f"caseload_count.{day}.rotherham")
    if figure is not None:
        assert len(ids) == figure.numerator


def test_an_opening_is_written_down_with_who_when_and_how_many(lists: WorkspaceCaseLists) -> None:
    run = version(lists.workspace.path)
    lists.open("custody", "pat", run)
    lists.open("entrants", "sam", run, downloaded=True)
    assert openings(lists.workspace.path) == (
        Opening(
            at=WHEN, who="sam", name="entrants", run=run, children=41, period="2018-12.12m", downloaded=True
        ),
        Opening(at=WHEN, who="pat", name="custody", run=run, children=3, period="2019-03.12m"),
    )
    assert [(each.at, each.who, each.children, each.period, each.downloaded) for each in lists.opened()] == [
        ("2026-03-02 09:30:00", "sam", 41, "Jan 2018 to Dec 2018", True),
        ("2026-03-02 09:30:00", "pat", 3, "Apr 2018 to Mar 2019", False),
    ]
    mode = (lists.workspace.path / workspace_db.FILE).stat().st_mode
    assert stat.S_IMODE(mode) == 0o600
    printed = CliRunner().invoke(yjp, ["-w", str(lists.workspace.path), "dashboard", "--access-log"]).output
    assert printed.splitlines()[0] == f"2026-03-02 09:30:00  sam  entrants  41 rows  {run}  downloaded as CSV"


def test_a_list_of_another_release_is_not_opened(lists: WorkspaceCaseLists) -> None:
    assert lists.open("custody", "pat", "another") is None
    assert openings(lists.workspace.path) == ()


def test_a_list_that_cannot_be_written_down_is_not_given(
    lists: WorkspaceCaseLists, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise WorkspaceError("full")

    monkeypatch.setattr(access_log, "record", full)
    with pytest.raises(WorkspaceError):
        lists.open("custody", "pat", version(lists.workspace.path))


def test_no_list_has_a_name_or_a_date_of_birth() -> None:
    for each in LISTS.values():
        assert not {"name", "born", "birth", "address"} & set(" ".join(each.headers).lower().split())


def test_a_log_that_is_no_log_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / workspace_db.FILE).write_bytes(b"not a database" * 100)
    with pytest.raises(WorkspaceError, match="the access log cannot be read or written"):
        record(tmp_path, Opening(at=WHEN, who="p", name="n", run="r", children=1))


def test_the_log_lives_beside_what_was_accepted(tmp_path: Path) -> None:
    from yjp.accepted import acceptances

    record(tmp_path, Opening(at=WHEN, who="p", name="n", run="r", children=1))
    assert acceptances(tmp_path) == ()
    assert len(openings(tmp_path)) == 1


def test_an_import_is_picked_up(lists: WorkspaceCaseLists, monkeypatch: pytest.MonkeyPatch) -> None:
    now = [0.0]
    workspace = lists.workspace
    releases = Releases(WorkspaceSource(workspace), clock=lambda: now[0])
    before = releases.current()
    manifest = workspace.manifest()
    other = manifest.__class__(**(vars(manifest) | {"notes": ("newer",)}))
    workspace.save_ledger(workspace.ledger(), other)
    now[0] = 2.0
    after = releases.current()
    assert after.id != before.id
    assert releases.held(before.id) is before


def test_on_another_address_a_server_needs_to_know_who_signs_in(workspace: Workspace, tmp_path: Path) -> None:
    from yjp.cli import main

    assert main
    refused = CliRunner().invoke(yjp, ["-w", str(workspace.path), "dashboard", "--host", "0.0.0.0"])
    assert getattr(refused.exception, "exit_code", None) == EXIT_REFUSED
    assert "who may sign in" in str(refused.exception)
    wrong = tmp_path / "server.toml"
    wrong.write_text("[server]\n", encoding="utf-8")
    mistake = CliRunner().invoke(yjp, ["-w", str(workspace.path), "dashboard", "--server", str(wrong)])
    assert getattr(mistake.exception, "exit_code", None) == EXIT_USAGE
