"""Bound tables whose rows come and go."""

from lxml import etree

from tests.sample import sample
from tests.unit.narrative import edited
from tests.unit.plan_refresh import newer
from tests.unit.plan_refresh.editor import BODY, Editor, W, outside, packed, parts, run, text
from tests.unit.plan_refresh.newer import FTE
from tests.unit.plan_refresh.small import plan
from yjp.charts.spec import Cell, Table
from yjp.plan.bindings import Bindings
from yjp.plan.material import Material
from yjp.plan.refresh import State, check, provenance, refresh

TABLE = f"{FTE}#table"
COMMENTS = "word/comments.xml"
PCC = "fte_rate.2018-12.12m.south_yorkshire_pcc"


def rows(content: bytes) -> list[list[str]]:
    return [
        ["".join(cell.itertext()).strip() for cell in row.findall(f".//{{{W}}}tc")]
        for row in Editor(content).rows()
    ]


def with_pcc() -> Bindings:
    """A level for an area of which only the change was published before: its row has other bindings."""
    return Bindings(
        ledger=edited.added(sample(), "fte_rate", "2018-12.12m", "south_yorkshire_pcc", value=150.0)
    )


def test_a_row_with_other_bindings_is_made_after_the_one_it_replaces() -> None:
    done = refresh(plan(), with_pcc())
    before = {row[0]: row for row in rows(plan())}
    after = {row[0]: row for row in rows(done.content)}
    assert before["South Yorkshire PCC area"][1] == "not held"
    assert after["South Yorkshire PCC area"][1] == "150"
    assert {k: v for k, v in after.items() if "South" not in k} == {
        k: v for k, v in before.items() if "South" not in k
    }
    assert len(Editor(done.content).controls(f"{PCC}#value")) == 1
    assert outside(parts(done.content)[BODY]) == outside(parts(plan())[BODY])
    assert refresh(done.content, with_pcc()).content == done.content


def test_a_row_that_left_the_ledger_goes() -> None:
    done = refresh(plan(), Bindings(ledger=newer.without_england()))
    assert "England" in [row[0] for row in rows(plan())]
    assert "England" not in [row[0] for row in rows(done.content)]
    assert len(rows(done.content)) == len(rows(plan())) - 1


def test_our_own_comments_in_a_row_do_not_keep_it_and_a_persons_does() -> None:
    """ "yjp sources" says where a figure comes from; the row of England holds two such comments."""
    editor = Editor(plan())
    for control in editor.controls(f"{newer.ENGLAND}#value"):
        if not control.xpath("ancestor::w:tc", namespaces={"w": W}):
            editor.delete(control)
    noted = provenance(editor.saved(), Bindings(ledger=sample()))
    (row,) = [row for row in Editor(noted).rows() if "England" in "".join(row.itertext())]
    assert list(row.iter(f"{{{W}}}commentReference"))
    gone = Bindings(ledger=newer.without_england())
    done = refresh(noted, gone)
    assert "England" not in [row[0] for row in rows(done.content)]
    held = parts(noted)
    held[COMMENTS] = held[COMMENTS].replace(b'"yjp sources"', b'"A. Person"')
    kept = refresh(packed(held), gone)
    assert "England" in [row[0] for row in rows(kept.content)]
    (entry,) = [each for each in kept.report.of(State.EDITED) if each.tag == TABLE]
    assert "comment" in entry.note


def test_a_table_with_a_row_by_hand_keeps_every_row_and_refreshes_its_cells() -> None:
    editor = Editor(plan())
    last = editor.rows()[-1]
    mine = etree.fromstring(etree.tostring(last))
    for text_node in mine.iter(f"{{{W}}}t"):
        text_node.text = "ours"
    for control in mine.findall(f".//{{{W}}}sdt"):
        control.addprevious(run("ours"))
        control.getparent().remove(control)
    last.addnext(mine)
    before = editor.saved()
    done = refresh(before, Bindings(ledger=newer.without_england()))
    assert TABLE in {e.tag for e in done.report.of(State.EDITED)}
    assert [row[0] for row in rows(done.content)] == [row[0] for row in rows(before)]
    values = refresh(before, Bindings(ledger=newer.revised()))
    assert rows(values.content)[1][1] == "181"


def test_a_row_with_tracked_changes_stops_rows_from_coming_and_going() -> None:
    editor = Editor(plan())
    properties = editor.rows()[-1].find(f"{{{W}}}trPr")
    properties.append(etree.fromstring(f'<w:ins xmlns:w="{W}" w:id="5" w:author="A"/>'))
    done = refresh(editor.saved(), Bindings(ledger=newer.without_england()))
    assert TABLE in {e.tag for e in done.report.of(State.TRACKED)}
    assert "England" in [row[0] for row in rows(done.content)]


def budget(amount: str, *more: str) -> Material:
    table = Table(
        id=TABLE,
        caption="Budget",
        headers=("Source", "Amount"),
        rows=tuple((Cell(text=name), Cell(text=amount)) for name in ("Police", "Health", *more)),
    )
    return Material(tables={TABLE: table})


def budget_plan() -> bytes:
    from yjp.plan.document import opened, to_bytes
    from yjp.plan.page import Page
    from yjp.plan.refresh import record
    from yjp.plan.tables import Columns

    document = opened()
    page = Page(document, sample().about.extract_date)
    columns = Columns(widths=(5.0, 5.0), numbers=frozenset({1}))
    page.table(budget("10").tables[TABLE], columns)
    return record(to_bytes(document), Bindings(ledger=sample(), material=budget("10")))


def test_cells_of_the_services_own_tables_are_refreshed_without_tags_of_their_own() -> None:
    done = refresh(budget_plan(), Bindings(ledger=sample(), material=budget("12")))
    assert rows(done.content) == [["Source", "Amount"], ["Police", "12"], ["Health", "12"]]
    longer = refresh(done.content, Bindings(ledger=sample(), material=budget("12", "Education")))
    assert rows(longer.content)[-1] == ["Education", "12"]


def test_a_cell_of_such_a_table_edited_by_hand_is_kept() -> None:
    editor = Editor(budget_plan())
    next(editor.rows()[1][2].iter(f"{{{W}}}t")).text = "11 (est.)"
    done = refresh(editor.saved(), Bindings(ledger=sample(), material=budget("12")))
    assert rows(done.content)[1] == ["Police", "11 (est.)"]
    (entry,) = done.report.of(State.EDITED)
    assert (entry.old, entry.new) == ("11 (est.)", "12")


def test_cells_without_tags_change_with_the_rows_that_come_and_go() -> None:
    longer = Bindings(ledger=sample(), material=budget("12", "Education"))
    done = refresh(budget_plan(), longer)
    assert rows(done.content)[1:] == [["Police", "12"], ["Health", "12"], ["Education", "12"]]
    assert not check(done.content, longer).stale
    assert not done.report.of(State.EDITED)
    back = refresh(done.content, Bindings(ledger=sample(), material=budget("9")))
    assert rows(back.content)[1:] == [["Police", "9"], ["Health", "9"]]


def test_a_cell_by_hand_is_kept_and_listed_where_rows_come() -> None:
    editor = Editor(budget_plan())
    next(editor.rows()[1][2].iter(f"{{{W}}}t")).text = "11 (est.)"
    done = refresh(editor.saved(), Bindings(ledger=sample(), material=budget("12", "Education")))
    assert rows(done.content)[1:] == [["Police", "11 (est.)"], ["Health", "12"], ["Education", "12"]]
    (entry,) = done.report.of(State.EDITED)
    assert (entry.old, entry.new) == ("11 (est.)", "12")


def test_a_control_without_its_table_is_reported() -> None:
    editor = Editor(plan())
    (control,) = editor.controls(TABLE, inline=False)
    holder = control.find(f"{{{W}}}sdtContent")
    for each in list(holder):
        holder.remove(each)
    holder.append(run("Here was a table."))
    done = refresh(editor.saved(), Bindings(ledger=newer.revised()))
    assert [e.tag for e in done.report.of(State.LOST_BLOCK)] == [TABLE]
    assert "Here was a table." in text(done.content)


def wider() -> Material:
    """The budget with a column for the year before, and its amounts bound."""
    cells = [Cell(text="169", tag=f"{FTE}#value"), Cell(text="9"), Cell(text="Higher")]
    table = Table(
        id=TABLE,
        caption="Budget",
        headers=("Source", "Amount", "Year before", "Verdict"),
        rows=tuple((Cell(text=name), *cells) for name in ("Police", "Health")),
    )
    return Material(tables={TABLE: table})


def test_a_table_that_nobody_touched_gets_other_columns() -> None:
    """A table drops the columns of the year before where there is none: a year later there is one."""
    done = refresh(budget_plan(), Bindings(ledger=sample(), material=wider()))
    assert rows(done.content) == [
        ["Source", "Amount", "Year before", "Verdict"],
        ["Police", "169", "9", "Higher"],
        ["Health", "169", "9", "Higher"],
    ]
    assert not done.report.of(State.EDITED)
    assert len(Editor(done.content).controls(f"{FTE}#value")) == 2
    body = parts(done.content)[BODY]
    assert body.count(b"<w:gridCol ") == 4
    assert b"Columns: Source; Amount; Year before; Verdict." in body
    assert refresh(done.content, Bindings(ledger=sample(), material=wider())).content == done.content
    back = refresh(done.content, Bindings(ledger=sample(), material=budget("10")))
    assert rows(back.content) == rows(budget_plan())


def test_a_table_with_a_cell_by_hand_keeps_its_columns() -> None:
    editor = Editor(budget_plan())
    next(editor.rows()[1][2].iter(f"{{{W}}}t")).text = "11 (est.)"
    done = refresh(editor.saved(), Bindings(ledger=sample(), material=wider()))
    assert rows(done.content)[1] == ["Police", "11 (est.)"]
    (entry,) = done.report.of(State.EDITED)
    assert entry.note == "Its columns are others than yjp would write."
