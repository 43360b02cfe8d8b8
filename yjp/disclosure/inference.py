"""The attack: what can be worked out of every hidden count from everything that a release shows."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import polars as pl

from yjp.disclosure import knowledge as known_before
from yjp.disclosure.bounds import INFINITE, Contradiction, Fact, Found, narrowest
from yjp.disclosure.counts import FURTHER, NOT_REOFFENDED, REOFFENCES, REOFFENDERS, SIGNED, Cell, counts
from yjp.disclosure.evidence import Evidence
from yjp.disclosure.profiles import PUBLIC, Applies, Profile
from yjp.disclosure.relations import Relation, relations, yearly
from yjp.ledger import Ledger

SCHEMA: dict[str, pl.DataType] = {
    "figure_id": pl.String(),
    "count": pl.String(),
    "low": pl.Float64(),
    "high": pl.Float64(),
    "low_before": pl.Float64(),
    "high_before": pl.Float64(),
    "used": pl.String(),
    "unsafe": pl.Boolean(),
}


@dataclass(frozen=True, kw_only=True)
class Knowledge:
    """What the attacker has besides the release.

    ``released`` are earlier releases, oldest first; ``published`` whether the published figures in the release are
    used; ``population`` window to the population aged 10 to 17; ``pools`` areas that are the sum of other areas.
    """

    released: Sequence[Ledger] = ()
    published: bool = True
    population: Mapping[str, float] = field(default_factory=dict)
    pools: Mapping[str, Sequence[str]] = field(default_factory=dict)


def attack(
    release: Ledger,
    *,
    knowledge: Knowledge | None = None,
    profile: Profile = PUBLIC,
    original: Ledger | None = None,
) -> pl.DataFrame:
    """One row a hidden count: the narrowest range that the attack finds, and whether it is too narrow.

    Columns: ``figure_id`` (a hidden figure that holds it), ``count`` (in words), ``low`` and ``high`` (infinite where
    nothing bounds it), ``low_before`` and ``high_before`` (what was known without the release), ``used`` (the facts
    that narrowed it), ``unsafe``. A count is unsafe if it may be small, the release narrows it, and fewer values are
    left than there are small ones (fewer than from nought to the smallest total on show that holds it, if that is
    less). With ``original``, the unprotected ledger, the check is the owner's, and strict: of a count that is small,
    each small value must be left.
    """
    given = knowledge or Knowledge()
    hidden = _hidden(release)
    facts, lowest, sums = _facts(release, given)
    extra = _extra(release, given)
    every = [*hidden, *_virtual(sums, hidden)]
    found, used = _consistent(every, facts, extra, lowest)
    structure = _sums(sums)
    before = narrowest(every, [*structure, *used, *_always(release, profile)], lowest)
    truth = _truth(original) if original is not None else None
    totals = _smallest_totals(sums, found, hidden)
    rows = []
    for cell in every:
        now, then = found[cell], before[cell]
        room = totals.get(cell, INFINITE)
        rows.append(
            {
                "figure_id": hidden.get(cell) or hidden.get(cell._replace(quantity=REOFFENDERS)),
                "count": cell.words,
                "low": now.lowest,
                "high": now.highest,
                "low_before": then.lowest,
                "high_before": then.highest,
                "used": "; ".join(now.why),
                "unsafe": _unsafe(now, then, room, profile, None if truth is None else truth.get(cell)),
            }
        )
    return pl.DataFrame(rows, schema=SCHEMA, orient="row").sort("count")


def _unsafe(now: Found, then: Found, room: float, profile: Profile, true: int | None) -> bool:
    most = profile.threshold - 1
    if now[:2] == then[:2] or now.highest < 1 or now.lowest > most:
        return False
    if true is not None:
        if not 1 <= true <= most:
            return False
        first, last = (1.0, float(most)) if room >= most else (0.0, room)
        return now.lowest > max(first, then.lowest) or now.highest < min(last, then.highest)
    return now.highest - now.lowest + 1 < min(most, room + 1)


def _hidden(release: Ledger) -> dict[Cell, str]:
    """Counts of hidden figures that no figure on show has, with one figure each."""
    shown = {cell for cell, number in _numbers(release) if number is not None}
    names = release.figures.get_column("figure_id")
    concealed = release.figures.get_column("suppressed")
    found: dict[Cell, str] = {}
    for row, held in counts(release.figures):
        for cell, _ in held:
            if concealed[row] and cell not in shown:
                found.setdefault(cell, names[row])
    return found


def _facts(release: Ledger, given: Knowledge) -> tuple[list[Fact], dict[Cell, float], list[Relation]]:
    """Facts of the release itself: what it shows, and how counts add up."""
    hidden = _hidden(release)
    shown = {cell: number for cell, number in _numbers(release) if number is not None}
    everything = dict.fromkeys((*shown, *hidden))
    sums = relations(everything, given.pools)
    lowest: dict[Cell, float] = {c: -INFINITE for c in everything if c.quantity in SIGNED}
    for cell in everything:
        if cell.quantity == REOFFENDERS and shown.get(cell._replace(quantity=REOFFENCES), 0) >= 1:
            lowest[cell] = 1.0
    evidence = Evidence(release, population=given.population)
    sums += yearly(part for r in sums for part in r.parts if part.quantity in (NOT_REOFFENDED, FURTHER))
    return [*_sums(sums), *evidence.facts()], lowest, sums


def _always(release: Ledger, profile: Profile) -> list[Fact]:
    """What the readers of a profile are shown however small it is, and so is no leak."""
    if profile.applies is not Applies.BREAKDOWNS:
        return []
    return [
        Fact(((cell, 1.0),), number, number, "always shown")
        for cell, number in _numbers(release)
        if number is not None and not cell.group
    ]


def _numbers(ledger: Ledger) -> Iterator[tuple[Cell, float | None]]:
    """Every count of the service's own figures with its number, where the figure shows it."""
    for _, found in counts(ledger.figures):
        yield from found


def _sums(sums: Sequence[Relation]) -> list[Fact]:
    return [Fact(((r.total, 1.0), *((p, -1.0) for p in r.parts)), 0.0, 0.0, r.why) for r in sums]


def _extra(release: Ledger, given: Knowledge) -> list[Fact]:
    """What is known besides: earlier releases, published figures."""
    found: list[Fact] = []
    area = release.about.area
    for each in given.released:
        found += [f for f in Evidence(each, population=given.population).facts() if _plain(f)]
    if given.published:
        for cell, known in known_before.published(release.figures, area).items():
            found.append(Fact(((cell, 1.0),), known.lowest, known.highest, "a published figure"))
    return found


def _plain(fact: Fact) -> bool:
    return fact.lowest == fact.highest


def _consistent(
    every: Sequence[Cell], facts: Sequence[Fact], extra: Sequence[Fact], lowest: Mapping[Cell, float]
) -> tuple[dict[Cell, Found], list[Fact]]:
    """Ranges from the release with what else is known, as far as it is about the same counts; and what was used."""
    alone = narrowest(every, facts, lowest)
    agreeing = [fact for fact in extra if _possible(fact, alone)]
    try:
        return narrowest(every, [*facts, *agreeing], lowest), agreeing
    except Contradiction:
        pass
    used: list[Fact] = []
    found = alone
    for fact in agreeing:
        if not _possible(fact, found):
            continue
        try:
            found = narrowest(every, [*facts, *used, fact], lowest)
        except Contradiction:
            continue
        used.append(fact)
    return found, used


def _possible(fact: Fact, found: Mapping[Cell, Found]) -> bool:
    """Whether a fact may be true; one about counts that the release has not is of no use here."""
    if any(cell not in found for cell, _ in fact.terms):
        return False
    if len(fact.terms) > 1:
        return True
    ((cell, times),) = fact.terms
    return found[cell].lowest * times <= fact.highest and fact.lowest <= found[cell].highest * times


def _virtual(sums: Sequence[Relation], hidden: Mapping[Cell, str]) -> list[Cell]:
    """Children who did not reoffend, where those who did, or the cohort, are hidden."""
    return [
        part
        for r in sums
        for part in r.parts
        if part.quantity == NOT_REOFFENDED and r.total.quantity != NOT_REOFFENDED
        if r.total in hidden or part._replace(quantity=REOFFENDERS) in hidden
    ]


def _smallest_totals(
    sums: Sequence[Relation], found: Mapping[Cell, Found], hidden: Mapping[Cell, str]
) -> dict[Cell, float]:
    """The smallest total that is known for certain and holds a count, through several sums if need be."""
    room: dict[Cell, float] = {}
    for _ in range(3):
        for r in sums:
            total = found.get(r.total)
            limit = room.get(r.total, INFINITE)
            if total is not None and total.lowest == total.highest and r.total not in hidden:
                limit = min(limit, total.highest)
            for part in r.parts:
                room[part] = min(room.get(part, INFINITE), limit)
    return room


def _truth(original: Ledger) -> dict[Cell, int]:
    found = {cell: int(number) for cell, number in _numbers(original) if number is not None}
    for relation in relations(found):
        for part in relation.parts:
            if part.quantity == NOT_REOFFENDED:
                found[part] = found[relation.total] - found[part._replace(quantity=REOFFENDERS)]
    return found
