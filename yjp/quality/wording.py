"""What ranges and states are in words, the same on the terminal, in the workbook and on the page."""

import json

import polars as pl

from yjp.figures import Unit
from yjp.indicators.registry import indicator
from yjp.ledger import display, number
from yjp.numbers import numbered
from yjp.quality.effect import Effect
from yjp.quality.report import RuleLine
from yjp.rules.definition import RuleState

_COUNT_OF = {"fte_rate": "fte_count", "custody_rate": "custody_count"}
METHOD = (
    "How far a figure could move: each child with a failing record is taken as recorded, without the failing rows, "
    "without the cells that the rule looks at (a date of birth: as if the child were 14), and without the child, "
    "whichever gives the lowest and the highest figure. Rows set aside are taken as outcomes that count, wherever "
    "their dates allow it. A failing record moves a figure only if the rule looks at something that the figure is "
    "counted from. Not covered: what another day of an offence or outcome, another kind of outcome, or a missing day "
    "would do. Accepted records are taken as right."
)
PRIVATE = (
    "This file holds values of children's records. Keep it where the case records are kept, and send it to nobody who "
    "may not see them."
)
WHICH_YEAR = (
    "each figure is of its newest year; the headline table shows the headline year, which can be compared"
)
NOT_A_LIMIT = "These ranges are about doubtful records; they are not 95% ranges, which are about chance."


def state_words(line: RuleLine) -> str:
    """``passed``, ``failed``, ``failed, all accepted`` or ``could not run``."""
    if line.state == RuleState.COULD_NOT_RUN:
        return "could not run"
    if line.state == RuleState.PASSED:
        return "passed"
    return "failed" if line.open else "failed, all accepted"


def figure_name(effect: Effect) -> str:
    """``First time entrants`` for a count, ``First time entrants (rate)`` for what is made of it."""
    found = indicator(effect.figure.indicator)
    if found.unit is Unit.COUNT:
        return found.title
    return f"{found.short_title} (rate)" if found.id.endswith("_rate") else found.short_title


def value(effect: Effect, amount: float | None) -> str:
    """An amount in the figure's unit, ``169 per 100,000``."""
    return display(amount, effect.figure.unit, effect.figure.decimals)


def range_words(effect: Effect) -> str:
    """``41, between 39 and 43 until 4 records are settled``."""
    if not effect.moves:
        return f"{value(effect, effect.figure.value)}; no open record can move it"
    verb = "is" if effect.records == 1 else "are"
    return f"{_between(effect)} until {numbered(effect.records, 'record')} {verb} settled"


def ends(effect: Effect, joined: str) -> str:
    """``39 and 43``, ``22.2% to 39.1%``: the lowest and the highest, joined by a word."""
    lowest, highest = (_short(effect, end) for end in (effect.lowest, effect.highest))
    return f"{lowest} {joined} {highest}"


def _between(effect: Effect) -> str:
    return f"{value(effect, effect.figure.value)}, between {ends(effect, 'and')}"


def _short(effect: Effect, amount: float) -> str:
    """An amount beside another that has the unit already; a percentage sign is never left out."""
    figure = effect.figure
    if Unit(figure.unit) is Unit.PERCENT:
        return value(effect, amount)
    return number(amount, figure.unit, figure.decimals)


def effects_words(line: RuleLine) -> str:
    """The newest figures that a rule could move, a line each. A rate goes without saying where its count moves."""
    moved = {e.figure.indicator for e in line.moves}
    said = [e for e in line.moves if _COUNT_OF.get(e.figure.indicator) not in moved]
    if said:
        return "\n".join(f"{figure_name(e)}: {_between(e)} ({numbered(e.records, 'record')})" for e in said)
    return "Moves none of the newest figures" if line.open else ""


def aside_rows(quarantine: pl.DataFrame) -> list[tuple[str | int | None, ...]]:
    """The rows set aside for people: table, file, row, column, reason, its value, and the filled cells of the row."""
    return [
        (r["table"], r["file"], r["row"], r["column"], r["reason"], *_cells(r["record"], r["column"]))
        for r in quarantine.iter_rows(named=True)
    ]


def _cells(record: str, column: str | None) -> tuple[str | None, str]:
    found = json.loads(record)
    if isinstance(found, list):
        return None, "; ".join(str(cell) for cell in found)
    filled = {name: str(cell) for name, cell in found.items() if cell not in (None, "")}
    return filled.get(column or ""), "; ".join(f"{name} {cell}" for name, cell in filled.items())
