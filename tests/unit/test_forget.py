"""A child deleted: nothing of the child is left in any file of the workspace, and everybody else stands as before."""

import io
import sqlite3
import zipfile
from contextlib import closing, suppress
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import polars as pl
import pytest
from click.testing import CliRunner, Result

from tests.data.workspaces.make import TABLES
from tests.unit.test_accepted import ONE
from yjp import files, workspace_db
from yjp.accepted import Acceptance, accept, acceptances, withdraw
from yjp.actions import Action, actions, add
from yjp.cli import yjp
from yjp.cli.forget import in_counts
from yjp.errors import EXIT_FINDINGS, Refused, UserError
from yjp.forget.child import DELETED, Found, forget, found
from yjp.forget.decided import INSTEAD, WRITTEN, Deletion, clear, deletions, found_in
from yjp.forget.rows import part, without_child
from yjp.forget.traces import traces
from yjp.past_decisions import Ended, Ending, Kind, past_decisions
from yjp.store import Workspace
from yjp_returns.kpi.held import Entry
from yjp_returns.register import enter, entries

AT = datetime(2025, 5, 1, 12, 0, tzinfo=UTC)
GONE = "KID-ONE"
OF_THE_CHILD = (GONE, "F1", "F6", "O1", "O5", "P2", "V1")
"""Every id that stands on the child's rows alone."""
MORE = {
    "programme_offences": "programme_id,offence_id\nP1,F5\nP2,F6",
    "victims": (
        "victim_id,child_id,programme_id,initial_contact_date\nV1,KID-ONE,P2,2023-06-20\nV2,KID-FIVE,P1,2023-11-20"
    ),
}


def run(*arguments: str, **more: str) -> Result:
    return CliRunner().invoke(yjp, list(arguments), **more)  # type: ignore[arg-type]


def extract(folder: Path, **changed: str) -> Path:
    folder.mkdir(parents=True)
    for name, text in {**TABLES, **MORE, **changed}.items():
        lines = [line.strip() for line in text.strip().splitlines()]
        (folder / f"{name}.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return folder


def without_the_child() -> dict[str, str]:
    return {
        name: "\n".join(line for line in text.splitlines() if GONE not in line and "P2" not in line)
        for name, text in {**TABLES, **MORE}.items()
    }


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two imports that have the child (the second also sets a row of the child aside), and one that never had."""
    home: Path = tmp_path_factory.mktemp("filled")
    made = home / "w"
    assert run("new", str(made), "--service", "Rotherham").exit_code == 0
    settings = (made / "yjp.toml").read_text(encoding="utf-8")
    (made / "yjp.toml").write_text(
        settings.replace("[service]", "[service]\nmade_up = true"), encoding="utf-8"
    )
    outcomes = TABLES["outcomes"] + "\nO8,F6,KID-ONE,2024-13-01,referral_order,,local"
    for day, tables in (
        ("2024-12-31", {}),
        ("2025-01-31", without_the_child()),
        ("2025-03-31", {"outcomes": outcomes}),
    ):
        folder = extract(home / day, **tables)
        result = run("-w", str(made), "import", str(folder), "--extract-date", day, "--quiet-is-fine")
        assert result.exit_code in (0, 1), result.output
    return made


@pytest.fixture
def workspace(filled: Path, tmp_path: Path) -> Workspace:
    import shutil

    shutil.copytree(filled, tmp_path / "w")
    return Workspace(tmp_path / "w")


def bytes_in(folder: Path) -> dict[str, bytes]:
    """All that is in any file: as it lies, unpacked, and Parquet as text."""
    result = {}
    for path in (p for p in folder.rglob("*") if p.is_file()):
        content = path.read_bytes()
        if path.suffix == ".parquet":
            content += pl.read_parquet(path).write_csv().encode() if pl.read_parquet_schema(path) else b""
        if content[:2] == b"PK":
            with zipfile.ZipFile(io.BytesIO(content)) as packed:
                content += b"".join(packed.read(name) for name in packed.namelist())
        result[str(path.relative_to(folder))] = content
    return result


def holding(folder: Path, text: str) -> list[str]:
    return [name for name, content in bytes_in(folder).items() if text.encode() in content]


def test_no_file_of_the_workspace_holds_the_child(workspace: Workspace) -> None:
    for rule, record in (("CHI05", GONE), ("OUT03", "O5"), ("VIC01", "V1/KID-ONE"), ("CHI05", "KID-TWO")):
        accept(
            workspace.path,
            Acceptance(
                rule=rule, record=record, content="0", reason="Right.", who="A", accepted_on=date(2025, 4, 1)
            ),
        )
    accept(
        workspace.path,
        Acceptance(
            rule="OUT03",
            record="O2",
            content="0",
            reason=f"Sentenced with {GONE}.",
            who="A",
            accepted_on=date(2025, 4, 1),
        ),
    )
    add(workspace.path, (), Action(id="", action=f"See the school about {GONE}"), who="M", at=AT)
    entry = Entry(
        period="2024Q1",
        cell="8/senior/senior_a_attended",
        value=1,
        reason=f"not KID-ONES but {GONE}",
        who="A",
        entered_on=date(2025, 4, 1),
        computed=None,
    )
    enter(workspace.path, "kpi", [entry])
    assert len(holding(workspace.path, GONE)) > 5
    gone = forget(workspace, GONE, who="A. Nalyst", at=AT)
    assert gone.rows == {
        1: {
            "children": 1,
            "offences": 2,
            "outcomes": 2,
            "programmes": 1,
            "programme_offences": 1,
            "victims": 1,
        },
        3: {
            "children": 1,
            "offences": 2,
            "outcomes": 2,
            "programmes": 1,
            "programme_offences": 1,
            "victims": 1,
        },
    }
    assert gone.set_aside == 1
    assert [name for name in holding(workspace.path, GONE) if "KID-ONES" not in name] == ["yjp.db"], (
        "KID-ONES alone"
    )
    assert [e.reason for e in entries(workspace.path, "kpi")] == [f"not KID-ONES but {INSTEAD}"]
    assert [(a.rule, a.record) for a in acceptances(workspace.path)] == [
        ("CHI05", "KID-TWO"),
        ("OUT03", "O2"),
    ]
    assert acceptances(workspace.path)[1].reason == f"Sentenced with {INSTEAD}."
    assert [a.action for a in actions(workspace.path, ())] == [f"See the school about {INSTEAD}"]
    for each in OF_THE_CHILD:
        found_in = [n for n in holding(workspace.path, f"{each},") if n.endswith(".parquet")]
        assert found_in == [], each


def test_the_bytes_of_every_file(workspace: Workspace) -> None:
    accept(
        workspace.path,
        Acceptance(
            rule="CHI05", record=GONE, content="0", reason=f"{GONE}", who="A", accepted_on=date(2025, 4, 1)
        ),
    )
    assert "yjp.db" in holding(workspace.path, GONE)
    forget(workspace, GONE, who="A. Nalyst", at=AT)
    assert holding(workspace.path, GONE) == []
    assert holding(workspace.path, "KID-TWO"), "the others are still there"


def test_everybody_else_stands_as_before(workspace: Workspace, filled: Path) -> None:
    before = Workspace(filled)
    forget(workspace, GONE, who="A", at=AT)
    assert [each.number for each in workspace.imports()] == [1, 2, 3]
    assert [each.current for each in workspace.imports()] == [False, False, True]
    for was, now in zip(before.imports(), workspace.imports(), strict=True):
        old, new = before.caseload(was), workspace.caseload(now)
        for name, frame in old.tables.items():
            ids = {"children": "child_id", "offences": "offence_id", "outcomes": "outcome_id"}.get(name)
            if ids:
                kept = frame.filter(~pl.col("child_id").eq(GONE))
                assert new.tables[name].equals(kept), name
    # The import that never had the child is the same to the byte.
    second = workspace.imports()[1]
    assert second.versions == before.imports()[1].versions
    assert second.manifest == before.imports()[1].manifest


def test_rows_are_counted_as_they_came_and_as_they_went(workspace: Workspace, filled: Path) -> None:
    before = Workspace(filled).manifest("caseload").counts
    forget(workspace, GONE, who="A", at=AT)
    now = workspace.manifest("caseload").counts
    assert before["outcomes"] == {"read": 8, "accepted": 6, "quarantined": 2}
    assert now["outcomes"] == {"read": 8, "accepted": 4, "quarantined": 1, DELETED: 3}
    assert before["board_meetings"] == now["board_meetings"] if "board_meetings" in before else True
    for count in now.values():
        assert count["read"] == count["accepted"] + count["quarantined"] + count.get(DELETED, 0)


def test_the_figures_are_those_of_an_extract_that_never_had_the_child(
    workspace: Workspace, tmp_path: Path
) -> None:
    counted = workspace.ledger().figures
    forget(workspace, GONE, who="A", at=AT)
    workspace.restore(1)
    never = tmp_path / "never"
    assert run("new", str(never), "--service", "Rotherham").exit_code == 0
    (never / "yjp.toml").write_bytes((workspace.path / "yjp.toml").read_bytes())
    folder = extract(tmp_path / "extract", **without_the_child())
    assert (
        run(
            "-w", str(never), "import", str(folder), "--extract-date", "2024-12-31", "--quiet-is-fine"
        ).exit_code
        == 1
    )
    other = Workspace(never)
    assert workspace.ledger().figures.equals(other.ledger().figures)
    assert workspace.ledger().comparisons.equals(other.ledger().comparisons)
    assert not counted.equals(other.ledger().figures)


def test_it_is_kept_that_it_was_done_and_not_whom(workspace: Workspace) -> None:
    assert deletions(workspace.path) == ()
    forget(workspace, GONE, who="A. Nalyst", at=AT)
    assert deletions(workspace.path) == (Deletion(at=AT, who="A. Nalyst", imports=2, rows=17),)
    listed = run("-w", str(workspace.path), "forget", "--list").output
    assert listed == "2025-05-01 12:00:00  A. Nalyst  2 imports  17 rows\n"


def test_a_child_who_is_not_there(workspace: Workspace, filled: Path) -> None:
    before = bytes_in(filled)
    with pytest.raises(Refused, match="holds nothing of a child with this id") as refused:
        forget(workspace, "KID-NINE", who="A", at=AT)
    assert "KID-NINE" not in str(refused.value)
    assert {n: c for n, c in bytes_in(workspace.path).items() if n != ".lock"} == {
        n: c for n, c in before.items() if n != ".lock"
    }


def test_a_child_who_was_only_set_aside_is_deleted_too(workspace: Workspace) -> None:
    assert found(workspace, "KID-FOUR").rows == {1: {}, 2: {}, 3: {}}
    forget(workspace, "KID-FOUR", who="A", at=AT)
    assert holding(workspace.path, "KID-FOUR") == []
    # Every other row that was set aside is there still: the date that is none, and the child's of the third import.
    assert workspace.quarantine().height == 2


def test_a_row_set_aside_without_a_childs_id_is_known_by_its_cells() -> None:
    import json

    records: list[object] = [
        {"child_id": "A12", "offence_id": "x"},
        {"child_id": "B77", "note": "A12"},
        {"child_id": None, "as it came": {"Client": "A12"}},
        {"child_id": "", "offence_id": "F1"},
        ["A12", "2024-01-01", "too", "many"],
        ["B77"],
    ]
    quarantine = pl.DataFrame({"record": [json.dumps(each) for each in records] + [None]})
    removed = {"offences": pl.DataFrame({"offence_id": ["F1"]})}
    kept = without_child(quarantine, "A12", removed).get_column("record").to_list()
    assert kept == [json.dumps(records[1]), json.dumps(records[5]), None]


def test_rows_without_a_child_id_go_with_what_they_name(workspace: Workspace) -> None:
    parted = part(workspace.caseload(), GONE)
    assert parted.removed["programme_offences"].select("programme_id", "offence_id").rows() == [("P2", "F6")]
    assert parted.kept.tables["programme_offences"].select("programme_id", "offence_id").rows() == [
        ("P1", "F5")
    ]
    assert parted.kept.tables["actions"].height == 1
    assert parted.rows == 8


@pytest.mark.parametrize("killed_at", [0, 5, 20, *range(32, 40)])
def test_a_deletion_that_is_killed_is_finished_by_the_next(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch, killed_at: int
) -> None:
    calls, write = 0, files.write

    def dying(path: Path, content: bytes) -> None:
        nonlocal calls
        calls += 1
        if calls > killed_at:
            write(path, content[: len(content) // 2])
            raise KeyboardInterrupt
        write(path, content)

    with monkeypatch.context() as patched:
        patched.setattr(files, "write", dying)
        try:
            forget(workspace, GONE, who="A", at=AT)
            return
        except KeyboardInterrupt:
            pass
    assert [each.number for each in workspace.imports()] == [1, 2, 3]
    assert workspace.ledger().figures.height
    assert workspace.caseload().tables["children"].height >= 4
    with suppress(Refused):  # killed after the last pointer: nothing was left to delete
        forget(workspace, GONE, who="A", at=AT)
    assert holding(workspace.path, GONE) == []
    assert [each.current for each in workspace.imports()] == [False, False, True]
    assert deletions(workspace.path)


def test_every_column_of_text_is_known() -> None:
    """A column added to yjp.db is either looked through for a child's id or can hold none."""
    ours = {
        "accepted": {"rule", "content", "accepted_on", "until"},
        "accepted_day": {"rule", "day"},
        "opened_list": {"at", "list", "run"},
        "opened_how": {"period"},
        "action_field": {"id", "field"},
        "action_step": {"id", "field", "changed_at"},
        "return_entry": {"name", "period", "cell", "entered_on"},
        "return_sign_off": {"name", "period", "sha256", "signed_on"},
        "return_made": {"name", "period", "sha256", "made_on", "run_id"},
        "past_decision": {"kind", "ended", "ended_on"},
        "deletion": {"at", "who"},
    }
    with closing(sqlite3.connect(":memory:")) as database:
        workspace_db.bring_up_to_date(database)
        tables = [name for (name,) in database.execute("select name from sqlite_master where type = 'table'")]
        text = {
            (table, row[1])
            for table in tables
            for row in database.execute(f"pragma table_info({table})")
            if row[2].lower() == "text"
        }
    assert text == set(WRITTEN) | {(table, column) for table, columns in ours.items() for column in columns}


def documents(folder: Path) -> None:
    exports = folder / "exports"
    exports.mkdir(exist_ok=True)
    with zipfile.ZipFile(exports / "cases.xlsx", "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("xl/sharedStrings.xml", f"<?xml version='1.0'?><si><t>{GONE}</t></si>")
    with zipfile.ZipFile(exports / "cut.docx", "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("word/document.xml", "<?xml version='1.0'?><w:p><w:t>KID</w:t><w:t>-ONE</w:t></w:p>")
    inner = io.BytesIO()
    with zipfile.ZipFile(inner, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("case.csv", f"a,{GONE}\n")
    with zipfile.ZipFile(exports / "pack.zip", "w") as packed:
        packed.writestr("inner.zip", inner.getvalue())
    (exports / "list.csv").write_text(f"child\n{GONE}\n", encoding="utf-16-le")
    (exports / f"{GONE}.txt").write_text("nothing", encoding="utf-8")
    (exports / "others.csv").write_text("KID-ONES\nXKID-ONE\nKID-ONE-2\n", encoding="utf-8")
    (exports / "plan.pdf").write_bytes(b"%PDF-1.7")
    (exports / "broken.xlsx").write_bytes(b"PK\x03\x04 and no more")


def test_documents_that_hold_the_id_are_found_and_left_alone(workspace: Workspace) -> None:
    documents(workspace.path)
    result = run("-w", str(workspace.path), "forget", GONE, "--yes", "--who", "A")
    assert result.exit_code == EXIT_FINDINGS
    left = traces(workspace.path, GONE)
    assert [p.name for p in left.holding] == [f"{GONE}.txt", "cases.xlsx", "cut.docx", "list.csv", "pack.zip"]
    assert [p.name for p in left.closed] == ["broken.xlsx", "plan.pdf"]
    for path in (*left.holding, *left.closed):
        assert str(path) in result.output
    assert "the next extract brings it back" in result.output
    # By the time it is asked again, nothing is left but what people must delete.
    again = run("-w", str(workspace.path), "forget", GONE, "--yes", "--who", "A")
    assert isinstance(again.exception, Refused)


def test_without_documents_nothing_is_left(workspace: Workspace) -> None:
    result = run("-w", str(workspace.path), "forget", GONE, "--yes", "--who", "A. Nalyst")
    assert result.exit_code == 0, result.output
    assert "2 imports (2 of children, 4 of offences, 4 of outcomes" in result.output
    assert GONE not in result.output


def test_a_copy_kept_by_an_upgrade_goes_with_the_child(workspace: Workspace) -> None:
    import shutil

    shutil.copytree(workspace.path / "caseload", workspace.path / "backups" / "format-4" / "caseload")
    forget(workspace, GONE, who="A", at=AT)
    assert not (workspace.path / "backups").exists()


def test_an_id_that_is_no_word_is_not_looked_for_in_texts(workspace: Workspace) -> None:
    documents(workspace.path)
    left = traces(workspace.path, "7")
    assert left.holding == ()
    assert {p.name for p in left.closed} >= {"cases.xlsx", "plan.pdf", "others.csv"}
    assert not [p for p in left.closed if "caseload" in p.parts]


def test_it_is_never_deleted_unasked(workspace: Workspace) -> None:
    refused = run("-w", str(workspace.path), "forget", GONE, "--who", "A")
    assert isinstance(refused.exception, Refused)
    assert "Nothing was deleted" in str(refused.exception)
    nobody = run("-w", str(workspace.path), "forget", GONE, "--yes")
    assert isinstance(nobody.exception, UserError)
    assert len(holding(workspace.path, GONE)) > 5
    assert deletions(workspace.path) == ()


@pytest.mark.parametrize(
    ("decided", "said"), [(0, ""), (1, ", 1 acceptance or text"), (2, ", 2 acceptances and texts")]
)
def test_what_people_decided_is_counted_in_words(decided: int, said: str) -> None:
    held = Found(rows={}, set_aside=0, decided=decided, copies=False)
    assert in_counts(held) == f"no row of an import{said}"


@pytest.mark.parametrize("answer", ["y", "n"])
def test_on_a_terminal_it_asks_for_the_id_and_before_it_deletes(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch, answer: str
) -> None:
    monkeypatch.setattr("yjp.cli.forget.on_a_terminal", lambda: True)
    result = run("-w", str(workspace.path), "forget", "--who", "A", input=f"{GONE}\n{answer}\n")
    assert GONE not in result.output
    assert bool(holding(workspace.path, GONE)) == (answer == "n")
    assert isinstance(result.exception, Refused) == (answer == "n")


def test_an_acceptance_that_was_taken_back_goes_with_the_child(tmp_path: Path) -> None:
    back = Ending(ended=Ended.TAKEN_BACK, who="Ben", on=AT.date(), reason="The court was wrong")
    for record in ("O1", "V1/C1", "O9"):
        accept(tmp_path, replace(ONE, rule="OUT01", record=record, reason="It is right"))
        assert withdraw(tmp_path, "OUT01", record, back)
    accept(tmp_path, replace(ONE, rule="OUT01", record="O1", said_on=AT.date()))
    # O1 is the child's, V1/C1 names it; O9 is another child's.
    assert found_in(tmp_path, "C1", {"OUT01": ["O1"]}) == 3
    clear(tmp_path, "C1", {"OUT01": ["O1"]}, Deletion(at=AT, who="A", imports=1, rows=1))
    assert [past.was["record"] for past in past_decisions(tmp_path, Kind.ACCEPTANCE)] == ["O9"]
    assert acceptances(tmp_path) == ()
    with closing(sqlite3.connect(tmp_path / "yjp.db")) as database:
        assert database.execute("select count(*) from accepted_day").fetchone() == (0,)
