"""For which quarter a board has its paper: the extract's last whole one, or another that it can have."""

from datetime import date

from yjp.errors import Refused, UserError
from yjp.indicators.kpi.quarters import quarter_label, quarter_of
from yjp.periods import add_months, day_words, month_end, quarter_end
from yjp.plan.board.since import quarter_in_words


def last_whole_quarter(extract: date) -> str:
    """The label of the last quarter that was over on the day of the extract."""
    end = quarter_end(extract)
    return quarter_label(end if end == extract else month_end(add_months(end, -3)))


def chosen_quarter(said: str | None, extract: date) -> str:
    """The last whole quarter; whoever asks for a quarter must mean that one.

    An earlier one would have the title of then over figures of now, and the paper after it could never find that
    anything changed between the two. ``UserError`` where it is no quarter, ``Refused`` where it is another.
    """
    last = last_whole_quarter(extract)
    if said is None:
        return last
    try:
        end = quarter_of(said)
    except ValueError:
        raise UserError(f"{said!r} is not a quarter: write {last} for {quarter_in_words(last)}.") from None
    day = day_words(extract)
    instead = f"The last whole quarter is {last} ({quarter_in_words(last)})."
    if end > extract:
        raise Refused(f"{quarter_in_words(said)} was not over when the extract was taken ({day}). {instead}")
    if said != last:
        raise Refused(
            f"The figures held are of {day}: a paper for {quarter_in_words(said)} would show later ones than its own. "
            f"{instead} For an earlier one bring in the extract of that time, or restore its import (yjp history)."
        )
    return said
