"""What the tag of a figure says: the one place that turns ``figure_id#facet`` into words.

A sentence or a table cell that was written from a tag can be written again from the same tag and newer
figures. Sentences are built so that whatever depends on a verdict lies inside a tagged span; the order of
tags in a sentence changes whenever its grammar must.
"""

from yjp.figures import SCORECARD, AreaRole, Facet, Unit, Verdict, split_tag
from yjp.ledger import Comparison, Figure, Ledger, RatedFigure, number
from yjp.narrative.events import chance_words, events_words, step_words
from yjp.narrative.hidden import COMPARING, hidden_words, is_beside_hidden
from yjp.narrative.keys import verdict_word
from yjp.narrative.targets import target_words, untested_words
from yjp.narrative.wording import (
    NO_PERCENTAGE,
    NOT_AVAILABLE,
    NOT_GIVEN,
    NOT_PUBLISHED,
    NOT_SHOWN,
    VERDICT_IN_SENTENCE,
    VERDICT_OF_CHANGE,
    VERDICT_ON_CHANGE_IN_SENTENCE,
    counted,
    nouns,
)
from yjp.numbers import plain, rounded
from yjp.periods import YEAR_MONTHS

_AFTER_NUMBER = {Unit.PERCENT: "%", Unit.PERCENT_CHANGE: "%", Unit.POINTS: " percentage points"}
_UNSIGNED = {Unit.PERCENT_CHANGE: "%", Unit.POINTS: " percentage points", Unit.RATE_CHANGE: ""}
NOT_COMPARED = "Not compared"
NOT_TESTED = "Not tested"
UNMOVED = "did not change"
NOT_RATED = "Not rated"


def with_unit(value: float, figure: Figure) -> str:
    """A number at the figure's decimals, signed where it is a change, with its per cent sign or its points."""
    return number(value, figure.unit, figure.decimals) + _AFTER_NUMBER.get(Unit(figure.unit), "")


def against(ledger: Ledger, figure: Figure) -> Comparison | None:
    """The comparison that a figure takes part in: the local figure's with its own past, or a comparator's with it."""
    own = figure.area_role == AreaRole.LOCAL
    local = figure if own else ledger.local(figure.indicator, figure.window)
    rows = ledger.compared(local.figure_id) if local else []
    matching = (
        row for row in rows if (row.kind == "own_past" if own else row.comparator_id == figure.figure_id)
    )
    found = next(matching, None)
    if found is None:
        return None
    # A direction would say on which side of a shown number the hidden one lies.
    pair = (ledger.get(found.figure_id), ledger.get(found.comparator_id))
    return None if any(each is not None and each.suppressed for each in pair) else found


def rating_of(ledger: Ledger, figure: Figure) -> RatedFigure | None:
    """The figure's rating; none where it or what it is rated against is hidden, since a reason names a direction."""
    rated = None if figure.suppressed else ledger.rated(figure.figure_id)
    other = ledger.get(rated.comparator_id) if rated and rated.comparator_id else None
    return None if other is not None and other.suppressed else rated


def shown_equal(ledger: Ledger, comparison: Comparison) -> bool:
    """Do the two figures read the same once rounded?"""
    one, other = ledger.get(comparison.figure_id), ledger.get(comparison.comparator_id)
    return one is not None and other is not None and one.number == other.number


def in_sentence(ledger: Ledger, tag: str) -> str | None:
    """What a tag says inside a sentence; None where the ledger has nothing to say.

    A hidden number says that it is not shown, so that no earlier number stays where it was. The verdict's text begins
    with its own space or comma. ``ValueError`` if the tag is none of ours.
    """
    identifier, facet = split_tag(tag)
    figure = ledger.get(identifier)
    if figure is None:
        return None
    hidden = hidden_words(ledger, figure, facet)
    if hidden is not None or figure.suppressed:
        return hidden
    named = nouns(figure.indicator)
    match facet:
        case Facet.VALUE:
            return None if figure.value is None else with_unit(figure.value, figure)
        case Facet.LOWER:
            return None if figure.lower is None else with_unit(figure.lower, figure)
        case Facet.UPPER:
            return None if figure.upper is None else with_unit(figure.upper, figure)
        case Facet.NUMERATOR:
            return None if figure.numerator is None else counted(figure.numerator, named.numerator)
        case Facet.DENOMINATOR:
            return None if figure.denominator is None else counted(figure.denominator, named.denominator)
        case Facet.SHARE:
            return share_words(figure)
        case Facet.RANGE:
            return figure.interval
        case Facet.STEP:
            return step_words(ledger, figure)
        case Facet.RATING:
            rated = rating_of(ledger, figure)
            return rated.reason.removesuffix(".") if rated else None
    if facet is Facet.CHANGE and figure.area_role == AreaRole.PUBLISHED_LOCAL:
        return _published_change(ledger, figure)
    comparison = against(ledger, figure)
    if comparison is None:
        return None
    match facet:
        case Facet.CHANGE:
            return change_words(ledger, comparison)
        case Facet.DIRECTION:
            return _direction_words(ledger, comparison)
        case Facet.EVENTS:
            return events_words(figure.indicator, comparison)
        case Facet.CHANCE:
            return chance_words(comparison)
        case Facet.VERDICT:
            own = figure.area_role == AreaRole.LOCAL
            return (VERDICT_ON_CHANGE_IN_SENTENCE if own else VERDICT_IN_SENTENCE)[
                Verdict(comparison.verdict)
            ]
    return None


def share_words(figure: Figure) -> str | None:
    """The part of the whole that a count is, ``44.0%``; none of nobody."""
    if figure.numerator is None or not figure.denominator:
        return None
    return f"{plain(100 * figure.numerator / figure.denominator, 1)}%"


def change_words(ledger: Ledger, comparison: Comparison) -> str:
    """``fell by 27.0%``, ``rose by 5.4 percentage points``, ``did not change``; no size where there is none.

    Nothing is said to have moved where a reader sees the same number twice and no change.
    """
    if unmoved(ledger, comparison):
        return UNMOVED
    verb = "rose" if comparison.direction == "higher" else "fell"
    if comparison.change is None:
        return verb
    return _by(verb, comparison.change, comparison.decimals, Unit(comparison.change_unit))


def unmoved(ledger: Ledger, comparison: Comparison) -> bool:
    """Are the two figures the same, as far as a reader can see?"""
    if comparison.direction in (None, "same"):
        return True
    nothing = comparison.change is not None and rounded(comparison.change, comparison.decimals) == 0
    return nothing and shown_equal(ledger, comparison)


def _by(verb: str, change: float, decimals: int, unit: Unit) -> str:
    if rounded(change, decimals) == 0:
        return f"hardly {verb}"
    return f"{verb} by {plain(abs(change), decimals)}{_UNSIGNED[unit]}"


def _published_change(ledger: Ledger, figure: Figure) -> str | None:
    """How the official figure moved, where its change was published."""
    held = published_change(ledger, figure)
    if held is None or held.value is None or held.suppressed:
        return None
    if held.value == 0:
        return UNMOVED
    return _by("rose" if held.value > 0 else "fell", held.value, held.decimals, Unit(held.unit))


def published_change(ledger: Ledger, figure: Figure) -> Figure | None:
    """The row of the change of a published figure on the year before."""
    rows = ledger.series(f"{figure.indicator}_change", figure.area, figure.period.months)
    return next((row for row in rows if row.window == figure.window), None)


def _direction_words(ledger: Ledger, comparison: Comparison) -> str:
    if comparison.direction in (None, "same"):
        return "the same as"
    if shown_equal(ledger, comparison):
        return "about the same as"
    return f"{comparison.direction} than"


def in_cell(ledger: Ledger, tag: str) -> str:
    """What a tag says in a table cell: always something, never a bare dash."""
    identifier, facet = split_tag(tag)
    figure = ledger.get(identifier)
    if figure is None:
        return NOT_AVAILABLE
    if figure.suppressed:
        return NOT_SHOWN
    match facet:
        case Facet.VALUE:
            missing = NOT_PUBLISHED if figure.source == "published" else NOT_AVAILABLE
            if figure.indicator.endswith("_change") and figure.reason:
                missing = NO_PERCENTAGE
            if (figure.reason or "").startswith(NOT_GIVEN):
                missing = NOT_GIVEN
            return missing if figure.value is None else with_unit(figure.value, figure)
        case Facet.NUMERATOR:
            return NOT_AVAILABLE if figure.numerator is None else plain(figure.numerator, 0)
        case Facet.DENOMINATOR:
            return NOT_AVAILABLE if figure.denominator is None else plain(figure.denominator, 0)
        case Facet.VERDICT:
            if figure.area_role == AreaRole.TARGET:
                return target_words(ledger, figure, against(ledger, figure))
            compared = against(ledger, figure)
            if compared is None and figure.source == SCORECARD:
                return untested_words(ledger, figure) or NOT_COMPARED
            if compared is None and _has_past(ledger, figure):
                return NOT_TESTED
            return _verdict_cell(compared, figure)
        case Facet.RATING:
            rated = rating_of(ledger, figure)
            return rated.reason.split(":")[0] if rated else NOT_RATED
    if is_beside_hidden(ledger, figure) and facet in COMPARING:
        return NOT_SHOWN
    return in_sentence(ledger, tag) or NOT_AVAILABLE


def _has_past(ledger: Ledger, figure: Figure) -> bool:
    """Is there a local figure of the year before, with a number that may be seen?"""
    if figure.area_role != AreaRole.LOCAL or not figure.period.months or figure.group is not None:
        return False
    past = ledger.local(figure.indicator, figure.period.earlier(YEAR_MONTHS).id)
    return past is not None and past.value is not None and not past.suppressed


def _verdict_cell(comparison: Comparison | None, figure: Figure) -> str:
    if comparison is None:
        return NOT_COMPARED
    verdict = Verdict(comparison.verdict)
    if figure.area_role == AreaRole.LOCAL:
        return VERDICT_OF_CHANGE[verdict]
    if verdict in (Verdict.TOO_FEW, Verdict.SIMILAR):
        return verdict_word(verdict)
    return f"{(comparison.direction or 'same').capitalize()} here: {verdict}"
