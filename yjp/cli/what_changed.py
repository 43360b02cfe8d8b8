"""What an import changed, in sentences for the terminal."""

from yjp.figures import AreaRole
from yjp.indicators.registry import HEADLINES
from yjp.ledger import Ledger
from yjp.model.caseload import Caseload
from yjp.narrative.headline import headlines
from yjp.revision import Move, moves, table_changes


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
    chosen = [h.figure.figure_id for h in headlines(now[1])]
    moved = [f"  {_moved(move)}" for move in moves(before[1], now[1], chosen)]
    said += moved or ["  No headline figure reads differently."]
    more = len(moves(before[1], now[1], _local(now[1]))) - len(moved)
    if more > 0:
        said.append(f"  {more:,} other local figures read differently.")
    return said


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
    return f"{figure.indicator}, {figure.period.label}: {before} before, {now} now."
