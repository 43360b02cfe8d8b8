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


def sentences(
    before: tuple[Caseload, Ledger] | None, now: tuple[Caseload, Ledger], program: str = "yjp"
) -> list[str]:
    """Rows new, changed and gone by table, then the headline figures that read differently.

    ``program`` is how a command in the workspace begins.
    """
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
    others = [each for each in local_figures(before[1], now[1]) if each not in chosen]
    more = len(moves(before[1], now[1], others))
    if more > 0:
        reads = "other local figure reads" if more == 1 else "other local figures read"
        said.append(f"  {more:,} {reads} differently. All of them: {program} history --changes")
    return said


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
