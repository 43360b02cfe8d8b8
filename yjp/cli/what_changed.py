"""What an import changed, in sentences for the terminal."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from yjp.figures import AreaRole
from yjp.import_changes import Move, TableChange, moves, table_changes
from yjp.indicators.registry import HEADLINES, indicator
from yjp.ledger import Ledger
from yjp.model.caseload import Caseload
from yjp.narrative.headline import headlines
from yjp.numbers import numbered, plain
from yjp.periods import day_words

CHANGE = "_change"
"""How the indicator of a change on the year before ends."""


@dataclass(frozen=True)
class Before:
    """The import that was current: its number, caseload and ledger."""

    number: int
    caseload: Caseload
    ledger: Ledger


@dataclass(frozen=True)
class Changed:
    """What an import changed, in sentences; ``only_the_day``: the same records, another day."""

    sentences: Sequence[str]
    only_the_day: bool = False


def changed(before: Before | None, now: tuple[Caseload, Ledger], program: str = "yjp") -> Changed:
    """What differs besides the figures, then the headline figures that read differently.

    That is: rows new, changed and gone by table; where there are none, another day of the extract or another yjp.toml.
    ``program`` is how a command in the workspace begins.
    """
    if before is None:
        return Changed(())
    caseload, ledger = now
    # A headline that is gone is the worst change of all: those of before count as well.
    chosen = list(dict.fromkeys([*_headlines(ledger), *_headlines(before.ledger)]))
    moved = moves(before.ledger, ledger, chosen)
    others = [each for each in local_figures(before.ledger, ledger) if each not in chosen]
    more = len(moves(before.ledger, ledger, others))
    tables = [change for change in table_changes(before.caseload, caseload) if change.anything]
    only_the_day = not tables and caseload.extract_date != before.caseload.extract_date
    if tables:
        said = ["Against the last import:", *_tables(tables)]
    elif only_the_day:
        said = [_another_day(before, caseload.extract_date, len(moved) + more)]
    elif moved or more:
        said = [
            f"The records are those of import {before.number}, but yjp.toml, a scorecard or yjp itself has changed "
            "since:"
        ]
    else:
        return Changed(["Nothing has changed against the last import."])
    said += [f"  {_moved(move)}" for move in moved] or ["  No headline figure reads differently."]
    if more > 0:
        reads = "other local figure reads" if more == 1 else "other local figures read"
        said.append(f"  {more:,} {reads} differently. All of them: {program} history --changes")
    return Changed(said, only_the_day)


def _tables(changes: Sequence[TableChange]) -> Iterator[str]:
    for change in changes:
        parts = ((change.new, "new"), (change.changed, "changed"), (change.gone, "gone"))
        if not change.left_out:
            yield f"  {change.table}: {', '.join(f'{n:,} {word}' for n, word in parts if n)}."
    if left_out := [
        f"{change.table} ({numbered(change.gone, 'row')} before)" for change in changes if change.left_out
    ]:
        yield f"  Not in this import: {', '.join(left_out)}. What rests on them is empty now."


def _another_day(before: Before, day: date, figures: int) -> str:
    reads = "1 figure reads" if figures == 1 else f"{plain(figures, 0) if figures else 'no'} figures read"
    return (
        f"The records are those of import {before.number}, but the extract is now of {day_words(day)} (it was of "
        f"{day_words(before.caseload.extract_date)}): {reads} differently."
    )


def local_figures(before: Ledger, now: Ledger, *, everything: bool = False) -> list[str]:
    """The ids of the service's own figures of either ledger: of the headline indicators as wholes, or of everything."""
    return list(dict.fromkeys([*_local(now, everything=everything), *_local(before, everything=everything)]))


def named(move: Move) -> tuple[str, str]:
    """What a figure that moved is of, and of which period and group."""
    figure = move.now or move.before
    assert figure is not None
    on_the_year = ", change on the year before" if figure.indicator.endswith(CHANGE) else ""
    title = indicator(figure.indicator.removesuffix(CHANGE)).short_title
    group = f", {figure.group}: {figure.group_value}" if figure.group else ""
    return f"{title}{on_the_year}", f"{figure.period.label}{group}"


def _headlines(ledger: Ledger) -> Iterator[str]:
    """The headline figures, and their changes on the year before, which stand beside them everywhere."""
    for each in headlines(ledger):
        yield each.figure.figure_id
        if each.change is not None:
            yield each.change.figure_id


def _local(ledger: Ledger, *, everything: bool) -> list[str]:
    wanted = {i.id for i in HEADLINES}
    return [
        row["figure_id"]
        for row in ledger.figures.select("figure_id", "indicator", "area_role", "group").iter_rows(named=True)
        if row["area_role"] == AreaRole.LOCAL
        and (everything or (row["indicator"].removesuffix(CHANGE) in wanted and row["group"] is None))
    ]


def _moved(move: Move) -> str:
    figure = move.now or move.before
    assert figure is not None
    before = move.before.text if move.before else "not there"
    now = move.now.text if move.now else "not there"
    short = indicator(figure.indicator.removesuffix(CHANGE)).short_title
    on_the_year = ", change on the year before" if figure.indicator.endswith(CHANGE) else ""
    return f"{short}, {figure.period.label}{on_the_year}: {before} before, {now} now."
