"""The headline table on the terminal: a hidden figure says so."""

from tests.unit.narrative import edited
from yjp.cli.headline_table import headline_table


def test_a_hidden_figure_is_said_to_be_hidden() -> None:
    hidden = edited.figure(
        edited.base(), edited.CUSTODY, suppressed=True, value=None, numerator=None, denominator=None
    )
    assert "not shown" in headline_table(hidden)
    assert "not shown" not in headline_table(edited.base())


def test_percentages_of_comparators_have_their_sign() -> None:
    assert "40.2%" in headline_table(edited.base())
