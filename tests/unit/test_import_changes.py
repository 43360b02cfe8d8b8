"""What a new import changes."""

from dataclasses import replace

import polars as pl

from tests.sample import sample
from tests.spec.reading import read
from yjp.import_changes import moves, table_changes
from yjp.ledger import Ledger
from yjp.model.caseload import Caseload, from_rows

BEFORE = """
    child | born       | offence    | outcome    | type
    A     | 2008-01-01 | 2024-01-10 | 2024-02-01 | youth_caution
    B     | 2008-01-01 | 2024-01-10 | 2024-02-01 | youth_caution
    C     | 2008-01-01 | 2024-01-10 | 2024-02-01 | youth_caution
"""
NOW = """
    child | born       | offence    | outcome    | type
    A     | 2008-01-01 | 2024-01-10 | 2024-02-01 | youth_caution
    B     | 2008-01-02 | 2024-01-10 | 2024-02-01 | youth_caution
    D     | 2008-01-01 | 2024-01-11 | 2024-02-01 | youth_caution
    E     | 2008-01-01 | 2024-01-10 | 2024-02-01 | youth_caution
"""


def test_rows_are_new_changed_or_gone_by_their_key() -> None:
    """Ids go by place, so offence and outcome 3 are now another child's."""
    found = {c.table: (c.new, c.changed, c.gone) for c in table_changes(read(BEFORE), read(NOW))}
    assert found == {"children": (2, 1, 1), "offences": (1, 1, 0), "outcomes": (1, 1, 0)}


def test_the_same_rows_in_another_order_are_no_change() -> None:
    caseload = read(BEFORE)
    turned = Caseload({n: t.reverse() for n, t in caseload.tables.items()}, caseload.extract_date)
    assert not any(c.anything for c in table_changes(caseload, turned))


def test_tables_without_a_key_are_compared_row_by_row() -> None:
    row = {"child_id": "A", "status": "looked_after"}
    before = from_rows(read(BEFORE).extract_date, care_status=[row, row])
    now = from_rows(read(BEFORE).extract_date, care_status=[row, row | {"child_id": "B"}])
    (change,) = table_changes(before, now)
    assert (change.new, change.changed, change.gone) == (1, 0, 1)


def test_a_line_without_a_key_is_known_by_what_people_call_it() -> None:
    day = read(BEFORE).extract_date
    action = {"priority": "Custody", "action": "Ask the court"}
    before = from_rows(
        day, actions=[action | {"status": "late"}, {"action": "Count"}], care_status=[{"child_id": "A"}]
    )
    now = from_rows(
        day, actions=[action | {"status": "done"}, {"action": "Count", "owner": "Ada"}, {"action": "Think"}]
    )
    care, actions = table_changes(before, now)
    assert (actions.new, actions.changed, actions.gone, actions.left_out) == (1, 2, 0, False)
    assert (care.new, care.changed, care.gone, care.left_out) == (0, 0, 1, True)


def test_a_victim_is_the_same_row_only_with_the_same_child() -> None:
    day = read(BEFORE).extract_date
    a, b = ({"victim_id": "V", "child_id": child, "consent_contact": "yes"} for child in "AB")
    before = from_rows(day, victims=[a, b])
    now = from_rows(day, victims=[a | {"consent_contact": "no"}, b, b | {"child_id": "C"}])
    (change,) = table_changes(before, now)
    assert (change.new, change.changed, change.gone) == (1, 1, 0)


def test_a_table_that_came_or_went_is_all_new_or_all_gone() -> None:
    day = read(BEFORE).extract_date
    there = from_rows(
        day, care_status=[{"child_id": "A"}], programmes=[{"programme_id": "P", "child_id": "A"}]
    )
    for before, now, expected in ((from_rows(day), there, (1, 0, 0)), (there, from_rows(day), (0, 0, 1))):
        assert [(c.new, c.changed, c.gone) for c in table_changes(before, now)] == [expected, expected]


def test_figures_move_when_they_read_differently() -> None:
    before = sample()
    identifier = "fte_rate.2018-12.12m.rotherham"
    hit = pl.col("figure_id") == identifier

    def moved(value: float) -> Ledger:
        figures = before.figures.with_columns(
            value=pl.when(hit).then(pl.lit(value)).otherwise(pl.col("value"))
        )
        return replace(before, figures=figures)

    assert moves(before, moved(169.2), [identifier]) == []
    (move,) = moves(before, moved(173.1), [identifier])
    assert (move.before and move.before.text, move.now and move.now.text) == (
        "169 per 100,000",
        "173 per 100,000",
    )
    gone = replace(before, figures=before.figures.filter(~hit))
    (move,) = moves(before, gone, [identifier])
    assert move.now is None
