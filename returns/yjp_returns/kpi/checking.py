"""What a check of the return is, and what it answers."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from yjp_returns.definition import Check, Severity
from yjp_returns.kpi.address import Address
from yjp_returns.kpi.held import Cells


class Verdict(StrEnum):
    """How a check came out."""

    PASS = "pass"
    WARN = "warn"
    FAIL = "fail"
    COULD_NOT_RUN = "could not run"


@dataclass(frozen=True, kw_only=True)
class Outcome:
    """One place that a check looked at; ``holds`` is None where it could not be looked at, and ``why`` says why."""

    place: str
    holds: bool | None
    sentence: str
    why: str = ""


@dataclass(frozen=True, kw_only=True)
class KpiCheck(Check):
    """A check, and how it looks at the cells of a quarter."""

    look: Callable[[Cells], Iterator[Outcome]]


@dataclass(frozen=True, kw_only=True)
class Result:
    """A check with everything that it found; the verdict is that of its worst place."""

    check: Check
    outcomes: tuple[Outcome, ...]

    @property
    def broken(self) -> tuple[Outcome, ...]:
        """The places where it does not hold."""
        return tuple(o for o in self.outcomes if o.holds is False)

    @property
    def unlooked(self) -> tuple[Outcome, ...]:
        """The places that could not be looked at."""
        return tuple(o for o in self.outcomes if o.holds is None)

    @property
    def reasons(self) -> dict[str, int]:
        """Why it could not be looked at, with the number of places."""
        return dict(Counter(outcome.why for outcome in self.unlooked))

    @property
    def verdict(self) -> Verdict:
        """A place that does not hold decides; then one that could not be looked at, since that is no pass."""
        if self.broken:
            return Verdict.FAIL if self.check.severity is Severity.FAIL else Verdict.WARN
        return Verdict.COULD_NOT_RUN if self.unlooked or not self.outcomes else Verdict.PASS


@dataclass(frozen=True)
class Side:
    """Cells added up, and what they are in words."""

    words: str
    cells: tuple[Address, ...]


def at_most(cells: Cells, place: str, *sides: Side) -> Iterator[Outcome]:
    """Each side is at most the next one: one outcome a pair."""
    for left, right in pairwise(sides):
        yield _compared(cells, place, left, right, "is more than", lambda a, b: a <= b)


def equal(cells: Cells, place: str, left: Side, right: Side) -> Iterator[Outcome]:
    """Both sides are the same."""
    yield _compared(cells, place, left, right, "is not", lambda a, b: a == b)


def all_equal(cells: Cells, place: str, sides: Sequence[Side]) -> Iterator[Outcome]:
    """Every side that is known is the same; with fewer than two known there is nothing to compare."""
    known = [(side, total) for side in sides if (total := cells.total(side.cells)) is not None]
    if len(known) < 2:
        why = next((w for side in sides if (w := cells.why_empty(side.cells))), "there is nothing to compare")
        yield Outcome(place=place, holds=None, sentence=f"{place}: could not run: {why}.", why=why)
        return
    found = ", ".join(f"{side.words} {total:,}" for side, total in known)
    same = len({total for _, total in known}) == 1
    yield Outcome(place=place, holds=same, sentence=f"{place}: {found}.")


def _compared(
    cells: Cells, place: str, left: Side, right: Side, fault: str, holds: Callable[[int, int], bool]
) -> Outcome:
    a, b = cells.total(left.cells), cells.total(right.cells)
    if a is None or b is None:
        why = cells.why_empty((*left.cells, *right.cells))
        sentence = f"{place}, {left.words}: could not run: {why}."
        return Outcome(place=place, holds=None, sentence=sentence, why=why)
    fine = holds(a, b)
    word = "against" if fine else fault
    return Outcome(
        place=place, holds=fine, sentence=f"{place}: {left.words} ({a:,}) {word} {right.words} ({b:,})."
    )


def run(checks: Iterable[KpiCheck], cells: Cells) -> tuple[Result, ...]:
    """Every check, in the declared order."""
    return tuple(Result(check=check, outcomes=tuple(check.look(cells))) for check in checks)
