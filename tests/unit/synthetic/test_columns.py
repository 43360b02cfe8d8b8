"""The generator's tables and columns are the model's."""

from datetime import date

import pytest

from yjp.model.registry import TABLES
from yjp.synthetic import EXAMPLES, tables
from yjp.synthetic.columns import COLUMNS, row


def test_tables_and_columns_are_those_of_the_model_in_its_order() -> None:
    assert list(COLUMNS.items()) == [(t.name, tuple(t.dtypes)) for t in TABLES]


@pytest.mark.parametrize("name", EXAMPLES)
def test_every_example_has_rows_in_every_table(name: str) -> None:
    found = tables(name)
    # The example that follows a published plan has no populations of groups: the plan printed none.
    lacking = {"rotherham_2019": ("population_groups", "police_contacts")}.get(name, ())
    assert list(found) == [table for table in COLUMNS if table not in lacking]
    assert [table for table, rows in found.items() if not rows] == []
    assert all(tuple(rows[0]) == COLUMNS[table] for table, rows in found.items())


def test_a_row_is_text() -> None:
    made = row("reparation", child_id="C1", date=date(2019, 1, 2), hours_offered=3.0, hours_attended=1.5)
    assert made == {"child_id": "C1", "date": "2019-01-02", "hours_offered": "3", "hours_attended": "1.5"}
    with pytest.raises(KeyError, match="reparation has no column hours"):
        row("reparation", hours=1)
