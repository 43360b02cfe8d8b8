"""``yjp plan refresh``, ``check`` and ``trace`` on a workspace's plan."""

import re
from dataclasses import replace
from pathlib import Path

import docx
import pytest
from click.testing import CliRunner, Result
from docx.oxml.ns import qn

from tests.sample import sample
from tests.unit.plan_refresh import newer
from tests.unit.plan_refresh.editor import Editor, text
from tests.unit.plan_refresh.newer import FTE, FTE_BEFORE
from tests.unit.plan_refresh.small import plan
from yjp.charts.spec import Cell, Table
from yjp.cli import plan_refresh
from yjp.cli.plan_refresh import check, refresh, trace
from yjp.disclosure import profile, protection
from yjp.errors import EXIT_FINDINGS, Refused, UnreadableInput, UserError
from yjp.plan.bindings import Bindings
from yjp.plan.document import opened, to_bytes
from yjp.plan.material import Material
from yjp.plan.page import Page
from yjp.plan.refresh import record
from yjp.plan.refresh.finding import matching
from yjp.plan.refresh.reading import read_plan
from yjp.plan.refresh.trace import trace as traced
from yjp.plan.tables import Columns


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A plan, and a workspace whose ledger has newer figures."""
    monkeypatch.setattr(plan_refresh, "bindings", lambda *_: Bindings(ledger=newer.revised()))
    path = tmp_path / "plan.docx"
    path.write_bytes(plan())
    return path


def run(command: object, *arguments: object) -> Result:
    result = CliRunner().invoke(command, list(map(str, arguments)), obj=Path())  # type: ignore[arg-type]
    if result.exception is not None and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result


def test_a_refresh_writes_the_plan_keeps_the_old_and_says_what_it_did(file: Path) -> None:
    result = run(refresh, file)
    assert result.exit_code == 0
    assert "5 refreshed, 45 unchanged." in result.stdout
    assert f"{FTE}#value: 169 → 181" in result.stdout
    assert "44 children" in text(file.read_bytes())
    assert (file.parent / "plan.bak-1.docx").read_bytes() == plan()
    again = run(refresh, file)
    assert "is up to date: nothing was written" in again.stderr
    assert sorted(p.name for p in file.parent.iterdir()) == ["plan.bak-1.docx", "plan.docx"]


def test_an_edit_by_hand_is_a_finding(file: Path) -> None:
    editor = Editor(plan())
    editor.type_into(editor.in_sentence(f"{FTE}#value"), "about 170")
    file.write_bytes(editor.saved())
    result = run(refresh, file)
    assert result.exit_code == 1
    assert "Edited by hand, kept (1):" in result.stdout
    assert "  In the year to December 2018" in result.stdout
    assert "you: about 170, yjp: 181; yours is kept. To take yjp's, type it there." in result.stdout


def test_with_out_the_file_stays(file: Path) -> None:
    target = file.with_name("newer.docx")
    run(refresh, file, "--out", target, "--provenance")
    assert file.read_bytes() == plan()
    assert "Where this figure comes from" in text(target.read_bytes(), "word/comments.xml")
    assert not list(file.parent.glob("*.bak*"))


def test_an_open_or_a_damaged_plan_is_refused_before_anything_is_written(file: Path) -> None:
    mark = file.with_name("~$plan.docx")
    mark.touch()
    with pytest.raises(Refused, match="open in Word"):
        run(refresh, file)
    mark.unlink()
    file.write_bytes(plan()[:999])
    with pytest.raises(UnreadableInput, match="cut short"):
        run(refresh, file)
    assert [p.name for p in file.parent.iterdir()] == ["plan.docx"]


def test_a_check_changes_nothing_and_exits_with_findings_where_a_figure_is_stale(file: Path) -> None:
    result = run(check, file)
    assert result.exit_code == 1
    assert "5 out of date, 45 unchanged." in result.stdout
    assert "Out of date (5):" in result.stdout
    assert file.read_bytes() == plan()
    run(refresh, file)
    fresh = run(check, file)
    assert fresh.stdout.startswith("0 out of date, 50 unchanged.\n")


def test_a_trace_leads_from_the_figure_to_its_rule(file: Path) -> None:
    result = run(trace, file, f"{FTE}#value")
    for line in (
        "  shows: 169 (now: 181)",
        f"Ledger row: {FTE}",
        "  window: Jan 2018 to Dec 2018, 2018-01-01 to 2018-12-31",
        "  numerator: 44",
        "  denominator: 24,260",
        "  95% range: 132 to 244 (Byar (exact Poisson under 10))",
        "  source: caseload extract of 18 June 2019",
        "Run: 0000000000000000, extract of 2019-06-18, yjp 0.1.0",
    ):
        assert line in result.stdout.splitlines()
    assert "Definition: " in result.stdout
    assert "  not counted: " in result.stdout
    with pytest.raises(UserError, match=r"shows no figure called 'fte_rate\.nothing#value'"):
        run(trace, file, "fte_rate.nothing#value")


def test_a_trace_lists_what_a_beginning_or_a_number_may_mean(file: Path) -> None:
    several = run(trace, file, "fte_rate").stdout
    assert re.match(r"\d+ figures may be meant\. Name one of them:\n  fte_rate", several)
    assert f"  {FTE}#value: 169\n      in: In the year to December 2018" in several
    by_number = run(trace, file, "169").stdout
    assert by_number.startswith("2 figures may be meant.")
    assert "(as published)" in by_number
    every = run(trace, file, "--list").stdout
    assert every.count("\n") > several.count("\n") >= 2


@pytest.mark.parametrize(
    ("said", "tags"),
    [
        ("-27.0%", {"fte_rate_change.2018-12.12m.rotherham#value"}),
        ("27.0%", {f"{FTE}#change", "fte_rate_change.2018-12.12m.rotherham#value"}),
        ("fell by 0.29", {"custody_rate.2019-03.12m.rotherham#change"}),
        ("41 children in Rotherham", {f"{FTE}#numerator"}),
        ("too few", {"custody_rate.2019-03.12m.rotherham#verdict"}),
        ("Table 1", {f"{FTE}#table"}),
    ],
)
def test_a_trace_finds_a_number_however_it_is_typed(said: str, tags: set[str]) -> None:
    """Inside a phrase, with a keyboard's minus sign, with fewer decimals, over two controls; a table by its number."""
    found = {each.tag for each in matching(read_plan(plan()), said)}
    assert tags <= found
    assert all(each.partition(".")[0].startswith(("fte", "custody")) for each in found)


def test_a_number_of_a_table_that_is_no_figure_is_traced_to_the_extract() -> None:
    ledger = sample()
    table = Table(
        id="budget.2018#table",
        caption="Budget",
        headers=("Source", "Paid"),
        rows=((Cell(text="Police"), Cell(text="803,917")),),
    )
    document = opened()
    Page(document, ledger.about.extract_date).table(table, Columns(widths=(6.0, 4.0), numbers=frozenset({1})))
    bindings = Bindings(ledger=ledger, material=Material(tables={table.id: table}))
    content = record(to_bytes(document), bindings)
    assert traced(content, "803,917", bindings) == (
        "803,917 stands in Table 1: Budget, row Police, column Paid: from the extract's table budget."
    )
    assert traced(content, "Table 1", bindings).endswith("from the extract's table budget.")


def test_a_row_is_named_by_its_heading_cells_alone(file: Path) -> None:
    said = run(trace, file, f"{FTE_BEFORE}#value").stdout
    assert "row Rotherham (local estimate), column Jan 2017 to Dec 2017" in said


def test_a_published_figure_is_not_said_to_be_counted_from_our_records(file: Path) -> None:
    assert "differs from the official figure" in run(trace, file, f"{FTE}#value").stdout
    published = run(trace, file, "fte_rate.2018-12.12m.england#value").stdout
    assert "Definition: " in published
    assert "differs from the official figure" not in published


def test_a_check_says_what_keeps_people_with_a_screen_reader_out(file: Path) -> None:
    run(refresh, file)
    without_headings = run(check, file)
    assert "Accessibility: 1 found by the checker." in without_headings.output
    assert "  text: There are no headings: use the heading styles." in without_headings.output
    assert without_headings.exit_code == EXIT_FINDINGS
    document = docx.Document(str(file))
    document.paragraphs[0].insert_paragraph_before("Performance", style="Heading 1")
    document.core_properties.title = "A plan"
    document.save(str(file))
    with_heading = run(check, file)
    assert "There are no headings" not in with_heading.output


def test_a_check_lists_tracked_changes_which_keep_a_plan_from_being_published(file: Path) -> None:
    document = docx.Document(str(file))
    inserted = document.paragraphs[0]._p.makeelement(qn("w:ins"), {qn("w:author"): "Ada", qn("w:id"): "900"})
    inserted.append(document.paragraphs[0].runs[0]._r)
    document.paragraphs[0]._p.append(inserted)
    document.save(str(file))
    result = run(check, file)
    assert "Tracked changes: decide on them before the plan is published (1):" in result.stdout
    assert "This stays as somebody wrote it." in result.stdout


def test_no_copy_is_kept_of_a_plan_that_reads_the_same(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The same figures from another run: only what the document remembers is new."""
    same = sample()
    of_another_run = replace(same, about=replace(same.about, run_id="f" * 16))
    monkeypatch.setattr(plan_refresh, "bindings", lambda *_: Bindings(ledger=of_another_run))
    assert run(refresh, file).stdout.startswith("0 refreshed, ")
    assert file.read_bytes() != plan()
    assert not list(file.parent.glob("*.bak*"))


def test_a_copy_with_small_numbers_is_warned_of(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    public = Bindings(ledger=protection(sample(), profile("public")).ledger, readers="public")
    monkeypatch.setattr(plan_refresh, "bindings", lambda *_: public)
    said = run(refresh, file).stderr
    assert (
        "plan.bak-1.docx. It is the service's own copy, with every small number: do not send it on." in said
    )


def test_of_a_long_list_of_what_was_done_the_first_ten_unless_all_are_asked_for(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    public = Bindings(ledger=protection(sample(), profile("public")).ledger, readers="public")
    monkeypatch.setattr(plan_refresh, "bindings", lambda *_: public)
    short, whole = run(check, file).stdout, run(check, file, "--all").stdout
    assert re.search(r"and \d+ more \(--all lists them\)", short)
    assert "--all" not in whole
    assert whole.count("\n") > short.count("\n")
