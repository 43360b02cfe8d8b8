"""Plans that LibreOffice Writer has saved: a table keeps its control, and its caption moves with it or both stay.

``libreoffice/*.xml`` are the bodies that LibreOffice 24 wrote of the plans of ``test_days`` and ``test_tables``: the
control of a table is around the words of its first cell, tags are gone, and a caption's number is a field of three
parts. A test with the marker office converts them anew.
"""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.unit.plan_refresh.editor import BODY, Editor, packed, parts, text
from tests.unit.plan_refresh.test_days import NEW, at, titles
from tests.unit.plan_refresh.test_days import plan as of_a_day
from tests.unit.plan_refresh.test_tables import TABLE, budget, budget_plan, rows, sample, wider
from tests.unit.plan_refresh.test_word_opens import saved_by_libreoffice
from yjp.plan.bindings import Bindings
from yjp.plan.refresh import State, check, refresh
from yjp.plan.refresh.reading import Level, read_plan

Save = Callable[[bytes, str], bytes]
WORDS = "Children whom the service worked with on"


def stored(content: bytes, name: str) -> bytes:
    """The plan with the body that LibreOffice once wrote of it."""
    body = (Path(__file__).parent / "libreoffice" / f"{name}.xml").read_bytes()
    return packed(parts(content) | {BODY: body})


@pytest.fixture(params=["stored", pytest.param("converted", marks=pytest.mark.office)])
def save(request: pytest.FixtureRequest, tmp_path: Path) -> Save:
    """Saves a plan in LibreOffice, or gives what it once saved."""
    return stored if request.param == "stored" else lambda content, _: saved_by_libreoffice(content, tmp_path)


def test_the_control_of_a_table_is_read_as_if_it_stood_around_it(save: Save) -> None:
    saved = save(of_a_day(), "caseload")
    (control,) = (each for each in read_plan(saved).controls if each.tag == "caseload_profile#table")
    assert control.parted
    assert control.level is Level.BLOCK
    assert b"<w:tag " not in parts(saved)[BODY]
    assert not read_plan(of_a_day()).body.controls[-1].parted


def test_table_caption_and_sentences_move_together(save: Save) -> None:
    now = Bindings(ledger=at(NEW, more=4))
    done = refresh(save(of_a_day(), "caseload"), now)
    said = text(done.content)
    assert titles(done.report) == ["Local context", "Education"]
    assert "18 June 2019" not in said
    assert said.count(f": {WORDS} 18 September 2019") == 1  # the caption; its number stays in front
    assert f"{WORDS} 18 September 2019: 107" in said
    assert rows(done.content)[1] == ["All", "Children on the caseload", "107"]
    assert not done.report.findings
    assert not check(done.content, now).stale
    assert refresh(done.content, now).content == done.content


def test_a_caption_by_hand_keeps_its_table_and_the_reason_is_said(save: Save) -> None:
    editor = Editor(save(of_a_day(), "caseload"))
    for each in editor.root.iter("{*}t"):
        if each.text and each.text.startswith(f": {WORDS}"):
            each.text = ": Our children in June"
    done = refresh(editor.saved(), Bindings(ledger=at(NEW, more=4)))
    assert titles(done.report) == ["Education"]
    assert ": Our children in June" in text(done.content)
    assert rows(done.content)[1] == ["All", "Children on the caseload", "103"]
    (note,) = {each.note for each in done.report.of(State.ORPHANED)}
    assert "somebody has written in this section" in note


def test_a_table_whose_control_is_gone_does_not_move_under_its_old_caption() -> None:
    body = parts(stored(of_a_day(), "caseload"))[BODY]
    assert body.count(b'<w:alias w:val="caseload_profile#table"/>') == 1
    without = body.replace(b'<w:alias w:val="caseload_profile#table"/>', b"")
    done = refresh(packed(parts(of_a_day()) | {BODY: without}), Bindings(ledger=at(NEW, more=4)))
    assert titles(done.report) == ["Education"]
    assert f": {WORDS} 18 June 2019" in text(done.content)
    assert rows(done.content)[1] == ["All", "Children on the caseload", "103"]


def test_rows_come_and_go_and_cells_without_tags_are_told_apart(save: Save) -> None:
    saved = save(budget_plan(), "budget")
    done = refresh(saved, Bindings(ledger=sample(), material=budget("12", "Education")))
    assert rows(done.content) == [
        ["Source", "Amount"],
        ["Police", "12"],
        ["Health", "12"],
        ["Education", "12"],
    ]
    again = Bindings(ledger=sample(), material=budget("13", "Education"))
    assert rows(refresh(done.content, again).content)[-1] == ["Education", "13"]


def test_other_columns_are_not_put_in_for_the_control_would_be_lost(save: Save) -> None:
    saved = save(budget_plan(), "budget")
    done = refresh(saved, Bindings(ledger=sample(), material=wider()))
    assert rows(done.content) == rows(saved)
    (entry,) = done.report.of(State.LOST_BLOCK)
    assert (entry.tag, entry.note) == (
        TABLE,
        "Its columns are others now, and LibreOffice has saved it: copy the table from a new draft.",
    )
