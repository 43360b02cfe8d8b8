"""A ledger made safe for its readers: small counts hidden, and with them whatever would give them away."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from yjp.disclosure import knowledge
from yjp.disclosure.blanking import blanked
from yjp.disclosure.counts import Cell
from yjp.disclosure.family_blocks import family_rows, hidden_families, not_released
from yjp.disclosure.followed import ESTIMATE_REASON, hidden_estimates, safe_curves
from yjp.disclosure.kpi_blocks import hidden_kpis, kpi_rows
from yjp.disclosure.overlaps import thinned
from yjp.disclosure.problem import Problem, held_by
from yjp.disclosure.profiles import Profile
from yjp.disclosure.scorecards import hidden_values
from yjp.figures import OVERLAP_REASON
from yjp.ledger import Ledger


@dataclass(frozen=True)
class Protection:
    """The safe ledger, and the counts for which no proof was found that they cannot be worked out.

    ``unproven`` is empty unless what was published or released before gives a count away, or the search gave up.
    """

    ledger: Ledger
    unproven: tuple[Cell, ...]


def protect(
    ledger: Ledger,
    profile: Profile,
    *,
    released: Sequence[Ledger] = (),
    pools: Mapping[str, Sequence[str]] | None = None,
) -> Ledger:
    """The ledger as the readers of a profile may have it, in the same schemas and order.

    A hidden figure keeps its id, indicator, area, period, group, unit and a reason, and none of its numbers; a
    comparison with a hidden side is left out. ``released`` are the ledgers already given to the same readers, oldest
    first: what they show is taken as known. ``pools`` names areas of this ledger that are the sum of others.
    """
    return protection(ledger, profile, released=released, pools=pools).ledger


def protection(
    ledger: Ledger,
    profile: Profile,
    *,
    released: Sequence[Ledger] = (),
    pools: Mapping[str, Sequence[str]] | None = None,
) -> Protection:
    """As ``protect``, with the list of what could not be proved safe."""
    if not profile.hides:
        return Protection(ledger, ())
    figures, area = ledger.figures, ledger.about.area
    earlier = knowledge.shown((each.figures for each in released), area)
    overlapping = set() if profile.overlapping_groups else thinned(figures, profile, earlier)
    overlapping |= not_released(figures, profile)
    held = held_by(figures, overlapping | kpi_rows(figures) | family_rows(figures))
    problem = Problem.of(figures, held, profile, pools or {})
    problem.hide_small()
    unproven: list[Cell] = []
    if profile.secondary:
        same = {cell: known for cell, known in earlier.items() if problem.truth.get(cell) == known}
        known_before = {cell: knowledge.Range(n, n) for cell, n in same.items()}
        unproven += problem.prove(problem.wanted(known_before), known_before)
        public = {
            cell: known
            for cell, known in knowledge.published(figures, area).items()
            if cell in problem.truth and known.lowest <= problem.truth[cell] <= known.highest
        }
        if public:
            both = {**public, **known_before}
            unproven += problem.prove(problem.wanted(both), both)
        unproven += problem.prove(problem.revised(earlier), {})
    hidden = {row for row, cells in held.rows.items() if problem.hidden.intersection(cells)}
    hidden |= hidden_kpis(figures, profile, earlier)
    hidden |= hidden_families(
        figures,
        profile,
        hidden | overlapping,
        [each.figures for each in released] if profile.secondary else (),
    )
    hidden |= hidden_values(figures, profile)
    reasons = dict.fromkeys(overlapping, OVERLAP_REASON) | dict.fromkeys(hidden, profile.reason)
    reasons |= dict.fromkeys(hidden_estimates(figures, profile), ESTIMATE_REASON)
    safe = replace(blanked(ledger, reasons), curves=safe_curves(ledger.curves, figures, profile))
    return Protection(safe, tuple(dict.fromkeys(unproven)))
