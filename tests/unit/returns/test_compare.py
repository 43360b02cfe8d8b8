"""What moved since the quarter before, worked by hand."""

from tests.unit.returns.small import END, POPULATION, caseload, entry, told
from yjp_returns.kpi.compare import Comparison, Earlier, Move
from yjp_returns.kpi.held import Entry
from yjp_returns.kpi.make import make


def compared(*entries: Entry, earlier: Earlier | None = None) -> Comparison:
    found = caseload()
    return make(found, told(found), POPULATION, entries, END, earlier=earlier).comparison


def move(comparison: Comparison, cell: str) -> Move:
    return next(m for m in comparison.moves if m.address.name == cell)


def test_counts_of_who_came_and_who_is_gone() -> None:
    found = compared()
    assert (found.period, found.words) == ("2023Q4", "2023Q4, counted again from this extract")
    ending = move(found, "3/ending/ro_total")
    # E's order ended in 2023Q4; A's, B's and C's in 2024Q1.
    assert (ending.before, ending.now, ending.change) == (1, 3, 2)
    assert (ending.came, ending.gone, ending.stayed) == (3, 1, 0)
    assert ending.why == "other children than the quarter before"
    assert not any(m.address.name == "3/ending/ycc_total" for m in found.moves), "one and one: D for F"


def test_a_number_entered_by_hand_says_so_and_counts_nobody() -> None:
    found = compared(entry("3/ending/ro_total", 4))
    ending = move(found, "3/ending/ro_total")
    assert (ending.before, ending.now, ending.came) == (1, 4, None)
    assert ending.why == "entered by hand now: Minutes of 14 May"


def test_a_board_that_was_not_recorded_before_is_empty_then() -> None:
    senior = move(compared(), "8/senior/senior_a_attended")
    assert (senior.before, senior.now, senior.change) == (None, 1, None)
    assert senior.why.startswith("empty then: nothing is recorded of this sector")


def test_a_file_that_reads_otherwise_than_the_same_quarter_now_is_said() -> None:
    file = Earlier(period="2023Q4", words="2023Q4 as in k.xlsx", values={"3/ending/ro_total": 2})
    found = compared(earlier=file)
    ending = move(found, "3/ending/ro_total")
    assert (ending.before, ending.now) == (2, 3)
    assert ending.why == "the file has 2; the same quarter counted from this extract gives 1"
    assert move(found, "6/completed/ycc").why == "empty then: it was not in the file"
