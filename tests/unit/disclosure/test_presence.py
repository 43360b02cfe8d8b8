"""Groups that are only listed where there is anybody."""

from datetime import date

from yjp.disclosure.counts import Cell
from yjp.disclosure.presence import only_present
from yjp.indicators.groupings import SEX


def cells(group: str, **counts: int) -> dict[Cell, int]:
    end = date(2018, 12, 31)
    return {Cell("entrants", "rotherham", group, value, end, 12): n for value, n in counts.items()}


def test_a_list_that_leaves_groups_out_says_that_its_own_are_not_empty() -> None:
    assert len(SEX.values) > 1
    (one,) = cells("sex", male=9)
    assert only_present(cells("sex", male=9)) == {one}


def test_a_list_with_a_nought_leaves_nothing_out() -> None:
    assert only_present(cells("sex", male=0)) == set()


def test_a_whole_list_says_nothing() -> None:
    assert only_present(cells("sex", **dict.fromkeys((each.code for each in SEX.values), 9))) == set()


def test_of_an_unknown_grouping_and_of_totals_nothing_is_said() -> None:
    assert only_present(cells("shoe_size", small=3)) == set()
    assert only_present(cells("", all=3)) == set()


def test_each_table_is_looked_at_by_itself() -> None:
    whole = cells("sex", **dict.fromkeys((each.code for each in SEX.values), 9))
    other = {cell._replace(quantity="custodial_sentences"): 2 for cell in cells("sex", male=1)}
    assert only_present({**whole, **other}) == set(other)
