"""Checks of the tables of events: disposals, the board, serious violence, victims."""

from collections.abc import Iterator

from yjp.indicators.kpi.declared.columns import SECTOR_LETTERS
from yjp.indicators.kpi.declared.events import SERIOUS_ROWS
from yjp.indicators.kpi.declared.living import ENDING
from yjp.indicators.kpi.orders import DISPOSALS
from yjp.model.codes import BOARD_SECTORS
from yjp_returns.kpi.address import Address
from yjp_returns.kpi.checking import Outcome, Side, at_most, equal
from yjp_returns.kpi.held import Cells
from yjp_returns.kpi.sides import side_of


def disposals(cells: Cells) -> Iterator[Outcome]:
    """Each of the two rows is of the children of the first."""
    for each in DISPOSALS:
        for row, words in (("completed", "completed"), ("not_completed", "did not complete")):
            yield from at_most(
                cells,
                f"KPI 6, {each.label}",
                side_of(6, words, (row,), each.id),
                side_of(6, "ending", (ENDING,), each.id),
            )


def disposals_add_up(cells: Cells) -> Iterator[Outcome]:
    """As a rule a child either completed or did not."""
    for each in DISPOSALS:
        both = side_of(6, "completed and did not complete", ("completed", "not_completed"), each.id)
        yield from equal(cells, f"KPI 6, {each.label}", both, side_of(6, "ending", (ENDING,), each.id))


_LETTERS = {sector.label: SECTOR_LETTERS[sector.code] for sector in BOARD_SECTORS}
_STATUTORY = {label: letter for label, letter in _LETTERS.items() if letter != "other"}
_CAME = ("senior", "delegated")


def board_recorded(cells: Cells) -> Iterator[Outcome]:
    """Attended and not together are more than nought for each statutory sector."""
    every = [a for a in cells.held if a.table == 8 and a.row in _CAME]
    if all(cells.value(a) is None for a in every):
        why = cells.why_empty(every) or "there are no such cells"
        yield Outcome(place="KPI 8", holds=None, sentence=f"KPI 8: could not run: {why}.", why=why)
        return
    for label, letter in _STATUTORY.items():
        side = side_of(8, label, _CAME, f"senior_{letter}_attended", f"senior_{letter}_not")
        recorded = sum(cells.value(a) or 0 for a in side.cells) > 0
        said = (
            "is recorded as there or not there"
            if recorded
            else "is recorded neither as there nor as not there"
        )
        yield Outcome(place=f"KPI 8, {label}", holds=recorded, sentence=f"KPI 8: {label} {said}.")


def board_at_most_one(cells: Cells) -> Iterator[Outcome]:
    """A sector counts once, however many people it sends."""
    for label, letter in _LETTERS.items():
        for row in _CAME:
            for end in ("attended", "not"):
                found = cells.value(Address(8, row, f"senior_{letter}_{end}"))
                if found is not None:
                    place = f"KPI 8, {label}, {row}, {end}"
                    said = f"{place}: {found}, where a sector can only be 0 or 1."
                    yield Outcome(place=place, holds=found <= 1, sentence=said)
    yield from _nothing_of_the_board(cells)


def board_once(cells: Cells) -> Iterator[Outcome]:
    """A sector is there or it is not."""
    for label, letter in _LETTERS.items():
        for row in _CAME:
            found = [cells.value(Address(8, row, f"senior_{letter}_{end}")) for end in ("attended", "not")]
            if None not in found:
                said = f"KPI 8, {label}, {row}: attended ({found[0]}) and not ({found[1]})"
                yield Outcome(
                    place=f"KPI 8, {label}, {row}",
                    holds=sorted(n or 0 for n in found) in ([0, 0], [0, 1]),
                    sentence=f"{said}; one of them is 1, or neither where nobody says.",
                )
    yield from _nothing_of_the_board(cells)


def _nothing_of_the_board(cells: Cells) -> Iterator[Outcome]:
    if all(cells.value(a) is None for a in cells.held if a.table == 8):
        why = "nothing is recorded of the board"
        yield Outcome(place="KPI 8", holds=None, sentence=f"KPI 8: could not run: {why}.", why=why)


def violence(cells: Cells) -> Iterator[Outcome]:
    """Three categories are part of all."""
    for band in ("age10to15", "age16to17"):
        yield from at_most(
            cells,
            f"KPI 9, {band}",
            side_of(9, "drugs, robbery and violence against the person", SERIOUS_ROWS, band),
            side_of(9, "any offence of that gravity", ("any",), band),
        )


def victims(cells: Cells) -> Iterator[Outcome]:
    """Each row is of the victims of the row that it is a part of."""

    def of(row: str, words: str) -> Side:
        return side_of(10, words, (row,), "total")

    consent, requested = (
        of("consent", "victims who consent"),
        of("progress_requested", "who asked how the case goes"),
    )
    yield from at_most(cells, "KPI 10", consent, of("victims", "all victims"))
    yield from at_most(cells, "KPI 10", of("engaged", "engaged in restorative justice"), consent)
    yield from at_most(cells, "KPI 10", of("view", "asked their view"), consent)
    yield from at_most(cells, "KPI 10", of("progress_provided", "told how the case goes"), requested)
    support = of("support_requested", "who asked for support")
    yield from at_most(cells, "KPI 10", of("support_provided", "told of support services"), support)
