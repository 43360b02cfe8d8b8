"""A ledger row's parts as cells of a table: numbers stay numbers, and what is no number is a mark."""

from collections.abc import Mapping
from functools import cache
from typing import Any, TypeAlias

from yjp.errors import UnknownName
from yjp.figures import LETTERS, Rating, State, Unit
from yjp.indicators.definition import Indicator, Kind
from yjp.indicators.groupings import group_label, grouping
from yjp.indicators.registry import indicator
from yjp.ledger import SIGNED
from yjp.numbers import rounded
from yjp.periods import parse_window
from yjp.writers.workbook import Amount, Cell, Shorthand
from yjp.writers.workbook.shorthand import (
    ESTIMATE,
    LOW,
    NOT_APPLICABLE,
    NOT_AVAILABLE,
    PROVISIONAL,
    REVISED,
    SUPPRESSED,
)

Row: TypeAlias = Mapping[str, Any]
"""A row of one of the ledger's frames."""

UNIT_WORDS = {
    Unit.COUNT: "number",
    Unit.PER_100K: "rate per 100,000",
    Unit.PER_10K: "rate per 10,000",
    Unit.PER_1K: "rate per 1,000",
    Unit.PERCENT: "per cent",
    Unit.REOFFENCES: "reoffences each",
    Unit.PERCENT_CHANGE: "per cent",
    Unit.POINTS: "percentage points",
    Unit.RATE_CHANGE: "change in rate",
    Unit.TIMES: "times the rate",
}
_STATE_WORDS: dict[str, tuple[str, Shorthand | None]] = {
    State.PROVISIONAL: ("Provisional", PROVISIONAL),
    State.FINAL: ("Final", None),
    State.AS_PUBLISHED: ("As published", None),
    State.REVISED: ("Revised", REVISED),
    State.ESTIMATE: ("Local estimate", ESTIMATE),
}


@cache
def known(identifier: str) -> Indicator | None:
    """The indicator of that id, or None where a ledger of another version holds one that yjp does not know."""
    try:
        return indicator(identifier)
    except UnknownName:
        return None


@cache
def measure(identifier: str) -> str:
    """What a reader calls the measure: ``First time entrants (rate)`` beside ``First time entrants``."""
    found = known(identifier)
    if found is None:
        return identifier
    if found.kind is Kind.COUNT and not found.part_of:
        return found.title if len(found.title) < 60 else found.short_title
    return f"{found.short_title} (rate)" if found.kind is Kind.RATE else found.short_title


@cache
def unit(name: str) -> str:
    """``rate per 100,000``: for a column of units or the end of a heading."""
    return UNIT_WORDS[Unit(name)]


@cache
def period(window: str) -> str:
    """``Jan 2018 to Dec 2018``."""
    return parse_window(window).label


def amount(value: float | None, decimals: int, *, suppressed: bool, signed: bool = False) -> Cell:
    """A number, ``[c]`` where it is suppressed, ``[x]`` where there is none."""
    if suppressed and value is None:
        return SUPPRESSED
    return NOT_AVAILABLE if value is None else Amount(value, decimals, signed)


def figure_cells(row: Row) -> tuple[Cell, Cell, Cell, Cell, Cell]:
    """Value, lower and upper limit, count and base of a row of the figures."""
    hidden, places = row["suppressed"], row["decimals"]
    signed = Unit(row["unit"]) in SIGNED
    found = known(row["indicator"])
    base: Cell = amount(row["denominator"], 0, suppressed=hidden)
    if row["denominator"] is None and found is not None and found.kind is Kind.COUNT:
        # A count has no base; a group of children has the whole that it is a part of.
        base = SUPPRESSED if hidden and row["group"] else NOT_APPLICABLE
    return (
        amount(row["value"], places, suppressed=hidden, signed=signed),
        amount(row["lower"], places, suppressed=hidden, signed=signed),
        amount(row["upper"], places, suppressed=hidden, signed=signed),
        amount(row["numerator"], 0, suppressed=hidden),
        base,
    )


def state(row: Row) -> str:
    """``Estimate [e]``, with ``[low]`` where a figure that is not nought is shown as nought."""
    words, mark = _STATE_WORDS[row["state"]]
    marks = [mark.mark] if mark else []
    value = row["value"]
    if value and not rounded(value, row["decimals"]):
        marks.append(LOW.mark)
    return f"{words} {''.join(marks)}".strip()


def rating(name: str | None) -> str:
    """``R (red)``: the letter, and the colour only as a word."""
    return f"{LETTERS[Rating(name)]} ({name.replace('_', ' ')})" if name else "not rated"


@cache
def grouped_by(group: str) -> str:
    """The title of a breakdown."""
    try:
        return grouping(group).title
    except UnknownName:
        return sentence_case(group)


@cache
def group_name(group: str, value: str) -> str:
    """What a reader calls a group."""
    try:
        return group_label(group, value)
    except UnknownName:
        return sentence_case(value)


def sentence_case(code: str) -> str:
    """``not_recorded`` as *Not recorded*: for codes that nothing has words for."""
    words = code.replace("_", " ").strip()
    return words[:1].upper() + words[1:]
