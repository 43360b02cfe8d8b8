"""Whether a signed file still has the numbers that were entered by hand, as they stand now."""

from pathlib import Path

from yjp.errors import UnreadableInput
from yjp.past_decisions import Kind, past_decisions
from yjp_returns.kpi.declared import KPI
from yjp_returns.read_back import read_return
from yjp_returns.register import SignOff, entries


def disagreements(workspace: Path, file: Path, signed: SignOff) -> tuple[str, ...]:
    """Each cell of a signed KPI return that says another number than the entries do; none for other returns."""
    if signed.name != KPI:
        return ()
    try:
        values = read_return(file).values
    except UnreadableInput:
        return ()
    now = {each.cell: each.value for each in entries(workspace, signed.name, signed.period)}
    found = [
        f"{cell} is {_number(values[cell])} in the file, and {value:,} was entered since"
        for cell, value in now.items()
        if cell in values and values[cell] != value
    ]
    for past in past_decisions(workspace, Kind.ENTRY):
        cell, value = past.was["cell"], int(past.was["value"])
        mine = (past.was["name"], past.was["period"]) == (signed.name, signed.period)
        if mine and past.ending.on >= signed.signed_on and cell not in now and values.get(cell) == value:
            found.append(f"{cell} is {value:,} in the file, and that entry was taken out since")
    return tuple(dict.fromkeys(found))


def _number(value: int | None) -> str:
    return "empty" if value is None else f"{value:,}"
