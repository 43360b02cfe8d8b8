"""What an import changed, in sentences for the terminal."""

from collections.abc import Iterator

from yjp.figures import AreaRole
from yjp.import_changes import Move, moves, table_changes
from yjp.indicators.registry import HEADLINES, indicator
from yjp.ledger import Ledger
from yjp.model.caseload import Caseload
from yjp.narrative.headline import headlines

CHANGE = "_change"
"""How the indicator of a change on the year before ends."""


def sentences(before: tuple[Caseload, Ledger] | None, now: tuple[Caseload, Ledger]) -> list[str]:
    """Rows new, changed and gone by table, then the headline figures that read differently."""
    if before is None:
        return []
    tables = [change for change in table_changes(before[0], now[0]) if change.anything]
    if not tables:
        return ["Nothing has changed against the last import."]
    said = ["Against the last import:"]
    for change in tables:
        parts = ((change.new, "new"), (change.changed, "changed"), (change.gone, "gone"))
        said.append(f"  {change.table}: {', '.join(f'{n:,} {word}' for n, word in parts if n)}.")
    # A headline that is gone is the worst change of all: those of before count as well.
    chosen = list(dict.fromkeys([*_headlines(now[1]), *_headlines(before[1])]))
    moved = moves(before[1], now[1], chosen)
    said += [f"  {_moved(move)}" for move in moved] or ["  No headline figure reads differently."]
    others = dict.fromkeys([*_local(now[1]), *_local(before[1])])
    more = len(moves(before[1], now[1], [each for each in others if each not in chosen]))
    if more > 0:
        said.append(f"  {more:,} other local figures read differently.")
    return said


def _headlines(ledger: Ledger) -> Iterator[str]:
    """The headline figures, and their changes on the year before, which stand beside them everywhere."""
    for each in headlines(ledger):
        yield each.figure.figure_id
        if each.change is not None:
            yield each.change.figure_id


def _local(ledger: Ledger) -> list[str]:
    wanted = {i.id for i in HEADLINES}
    return [
        row["figure_id"]
        for row in ledger.figures.select("figure_id", "indicator", "area_role", "group").iter_rows(named=True)
        if row["indicator"] in wanted and row["area_role"] == AreaRole.LOCAL and row["group"] is None
    ]


def _moved(move: Move) -> str:
    figure = move.now or move.before
    assert figure is not None
    before = move.before.text if move.before else "not there"
    now = move.now.text if move.now else "not there"
    named = indicator(figure.indicator.removesuffix(CHANGE)).short_title
    on_the_year = ", change on the year before" if figure.indicator.endswith(CHANGE) else ""
    return f"{named}, {figure.period.label}{on_the_year}: {before} before, {now} now."
