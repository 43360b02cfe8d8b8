"""What the tracker says in sentences: what is known of a cohort so far, and where the newest one is likely to end."""

from collections.abc import Iterator, Sequence

from yjp.charts.maturity import ALL_MONTHS, Standing
from yjp.figures import Facet, tag
from yjp.indicators.national import BINARY_REOFFENDING
from yjp.ledger import Figure, Ledger
from yjp.narrative.facets import in_cell
from yjp.narrative.headline import headline
from yjp.numbers import plain
from yjp.periods import YEAR_MONTHS, add_months, day_words

NATIONAL = "substantive"
"""The cohort that the reoffending figures are of."""
FEWEST_MONTHS = 3
"""Followed for less, a cohort says next to nothing: the tracker compares it with none either."""
ROUNDS_TO_ONE = (
    "Where both ends of a range are the same, less than half a child is still expected. A reoffence may be proven all "
    "the same until 18 months have passed."
)
PER_CHILD = (
    "Reoffences are given per child of the cohort here, and not per reoffender as in the headline figure."
)
NOT_SHOWN = "No cohort can be estimated, or the estimates are not shown."


def so_far(ledger: Ledger, cohort: str, now: Standing) -> str:
    """Who is known to have reoffended: at the age that every child has reached, and by the day of the records."""
    label = now.window.label
    if now.numerator is None or now.denominator is None:
        aged = f"{label}: how many are known to have reoffended at one age is not shown."
    else:
        gap = now.followed_months - now.counted_months
        later = " (later months are not shown here)" if gap else ""
        aged = (
            f"{label}: {plain(now.numerator, 0)} of {plain(now.denominator, 0)} were known to have reoffended when "
            f"each child had been followed for {now.counted_months} of {ALL_MONTHS} months{later}."
        )
    figure = ledger.local(BINARY_REOFFENDING.id, now.window.id) if cohort == NATIONAL else None
    if figure is None or figure.suppressed or figure.numerator is None or figure.denominator is None:
        return aged
    known = f"{plain(figure.numerator, 0)} of {plain(figure.denominator, 0)} ({figure.text})"
    day = day_words(ledger.about.extract_date)
    if figure.numerator == now.numerator:
        return f"{aged} By {day} it is still {known}."
    return f"{aged} By {day} it is {known}, as most have been followed for longer."


def ending(ledger: Ledger, estimates: Sequence[Figure]) -> str:
    """Where the newest year that says anything is likely to end, beside the headline year: ranges, never a verdict."""
    found = _newest(ledger, estimates)
    if found is None:
        return NOT_SHOWN
    value, lower, upper = (
        in_cell(ledger, tag(found.figure_id, facet)) for facet in (Facet.VALUE, Facet.LOWER, Facet.UPPER)
    )
    if lower == upper:
        # A range of one value would sound like certainty.
        return f"{found.period.label} stands at {value}, and hardly anything is left to come."
    return f"{found.period.label} is likely to end between {lower} and {upper}{_beside(ledger, found)}"


def notes(ledger: Ledger, estimates: Sequence[Figure]) -> Iterator[str]:
    """What must be known to read the estimates."""
    shown = [each for each in estimates if each.value is not None and not each.suppressed]
    if not shown:
        return
    yield "The younger the cohort, the wider its range and the less its estimate says: the estimates are no trend."
    yield PER_CHILD
    if any(
        in_cell(ledger, tag(each.figure_id, Facet.LOWER)) == in_cell(ledger, tag(each.figure_id, Facet.UPPER))
        for each in shown
    ):
        yield ROUNDS_TO_ONE


def _newest(ledger: Ledger, estimates: Sequence[Figure]) -> Figure | None:
    """The newest year of which each child has been followed for long enough; else the one followed longest."""
    years = [
        each
        for each in estimates
        if each.period.months == YEAR_MONTHS and each.value is not None and not each.suppressed
    ]
    ripe = [each for each in years if add_months(each.period_end, FEWEST_MONTHS) <= ledger.about.extract_date]
    if ripe:
        return max(ripe, key=lambda each: each.period_end)
    return min(years, key=lambda each: each.period_end, default=None)


def _beside(ledger: Ledger, estimate: Figure) -> str:
    """The headline year's figure, and whether the two ranges have anything in common."""
    found = headline(ledger, BINARY_REOFFENDING.id)
    if found is None or found.figure.window == estimate.window:
        return "."
    past = found.figure
    if past.suppressed or past.value is None or past.lower is None or past.upper is None:
        return "."
    said = f". The headline year, {past.period.label}, was {past.text} ({past.interval})"
    if estimate.lower is None or estimate.upper is None:
        return f"{said}."
    if estimate.upper < past.lower:
        return f"{said}: the whole range is lower."
    if estimate.lower > past.upper:
        return f"{said}: the whole range is higher."
    return f"{said}: the ranges overlap, so neither a rise nor a fall can be told yet."
