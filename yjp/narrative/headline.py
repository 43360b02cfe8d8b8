"""The headline of an indicator: everything that a card on the dashboard or a section of the plan says of it."""

from dataclasses import dataclass

from yjp.figures import COMPARATOR_ROLES, AreaRole, State
from yjp.indicators.definition import Indicator
from yjp.indicators.registry import HEADLINES
from yjp.indicators.registry import indicator as indicator_of
from yjp.ledger import Comparison, Figure, Ledger, RatedFigure
from yjp.narrative import phrases, remarks, sentences
from yjp.narrative.facets import rating_of
from yjp.narrative.parts import Compared, Sentence, Span, plain_text
from yjp.periods import YEAR_MONTHS, parse_window

__all__ = [
    "Compared",
    "Headline",
    "Sentence",
    "Span",
    "headline",
    "headlines",
    "newer_sentence",
    "plain_text",
]

OLDEST_MONTHS = 2 * YEAR_MONTHS
"""How far a headline may lie behind the newest year to be compared: no board steers by figures older than that."""
COUNT_OF = {"fte_rate": "fte_count", "custody_rate": "custody_count"}
"""The count behind a rate: what a rolling year's step is told in."""


@dataclass(frozen=True, kw_only=True)
class Headline:
    """One indicator for the newest window that has something to be compared with.

    ``past`` is the same figure a year before, ``change`` the ledger row of the change on it and
    ``past_comparison`` its verdict. ``children`` says how many children or sentences stand behind the figure.
    ``interval_words`` puts the range into words. ``sentences`` are two hedged ones: level and comparison, then
    change; ``rounding`` and ``official`` follow where the rounded numbers or the official figure would seem to say
    otherwise; ``opposite`` says that the two went opposite ways for years, ``again`` that a child counts in each
    quarterly cohort. ``newer`` is a later local figure than the headline's, where there is one. ``published`` is the
    same figure as officially published for the service. ``rating`` is what a board is told, with
    ``rating_sentence``; ``matching`` says in children how far the figure lies from what it is rated against
    (else the year before) and what chance alone does; ``step`` why the rolling year of counts moved.
    """

    indicator: str
    title: str
    figure: Figure
    past: Figure | None
    change: Figure | None
    past_comparison: Comparison | None
    newer: Figure | None
    published: Figure | None
    comparators: tuple[Compared, ...]
    children: Sentence
    interval_words: Sentence
    sentences: tuple[Sentence, ...]
    takeaway: str
    definition: str
    source: str
    rating: RatedFigure | None = None
    rating_sentence: Sentence | None = None
    matching: Sentence | None = None
    step: Sentence | None = None
    rounding: Sentence | None = None
    official: Sentence | None = None
    opposite: Sentence | None = None
    again: Sentence | None = None

    @property
    def remarks(self) -> tuple[Sentence, ...]:
        """What must follow the change: what the numbers count, how they are rounded, and that official ones differ."""
        return tuple(each for each in (self.again, self.rounding, self.official, self.opposite) if each)


def headlines(ledger: Ledger) -> list[Headline]:
    """The headline of each indicator that every board sees; those without a figure are left out."""
    found = (headline(ledger, indicator.id) for indicator in HEADLINES)
    return [each for each in found if each is not None]


def headline(ledger: Ledger, indicator_id: str, window: str | None = None) -> Headline | None:
    """The indicator's headline, or None if the service has no settled twelve-month figure of it.

    The window is the one asked for, else the newest for which a comparator or an official local figure is in the
    ledger; if there is none, or none of the last ``OLDEST_MONTHS``, the newest of all. Provisional figures are never
    a headline: their cohorts are still filling.
    """
    indicator = indicator_of(indicator_id)
    own = [
        f
        for f in ledger.series(indicator_id, ledger.about.area, YEAR_MONTHS)
        if f.area_role == AreaRole.LOCAL and f.state != State.PROVISIONAL
    ]
    if not own:
        return None
    beside = _comparable_windows(ledger, indicator_id)
    since = parse_window(own[-1].window).earlier(OLDEST_MONTHS).end
    recent = (f for f in reversed(own) if f.window in beside and f.period_end >= since)
    figure = next(recent, own[-1])
    if window is not None:
        asked = next((f for f in own if f.window == window), None)
        if asked is None:
            return None
        figure = asked
    return _build(ledger, indicator, figure, newest=own[-1])


def newer_sentence(ledger: Ledger, headline: Headline) -> Sentence | None:
    """The later local figure in words, where there is one: nothing is published to set beside it yet."""
    newer = headline.newer
    return sentences.level(ledger, newer, ()) if newer else None


def _build(ledger: Ledger, indicator: Indicator, figure: Figure, newest: Figure) -> Headline:
    past = ledger.local(indicator.id, parse_window(figure.window).earlier(YEAR_MONTHS).id)
    # A change or a direction would give a hidden number away.
    hidden = figure.suppressed or (past is not None and past.suppressed)
    change = None if hidden else ledger.local(f"{indicator.id}_change", figure.window)
    own_past = (c for c in ledger.compared(figure.figure_id) if c.kind == "own_past")
    past_comparison = None if hidden else next(own_past, None)
    comparators = _comparators(ledger, figure)
    published = _published(ledger, figure)
    rating = rating_of(ledger, figure)
    official = sentences.official(ledger, figure, published, change)
    rounding = sentences.rounding(figure, past, past_comparison)
    return Headline(
        indicator=indicator.id,
        title=indicator.title,
        figure=figure,
        past=past,
        change=change,
        past_comparison=past_comparison,
        newer=newest if newest.period_end > figure.period_end else None,
        published=published,
        comparators=comparators,
        children=phrases.children(ledger, figure),
        interval_words=phrases.interval_words(ledger, figure),
        sentences=(
            sentences.level(ledger, figure, comparators),
            sentences.change(ledger, figure, past, past_comparison),
        ),
        official=official,
        opposite=remarks.opposite(ledger, figure, published),
        again=remarks.again(figure),
        rounding=rounding,
        takeaway=phrases.takeaway(ledger, indicator, figure, past, past_comparison),
        definition=phrases.definition(indicator),
        source=phrases.source(figure, published, comparators),
        rating=rating,
        rating_sentence=sentences.rating(ledger, figure),
        matching=sentences.matching(ledger, figure, past, rating.comparator_id if rating else None),
        step=sentences.step(ledger, ledger.local(COUNT_OF.get(indicator.id, ""), figure.window)),
    )


def _comparable_windows(ledger: Ledger, indicator_id: str) -> set[str]:
    roles = {*COMPARATOR_ROLES, AreaRole.PUBLISHED_LOCAL}
    return {
        figure.window
        for identifier in (indicator_id, f"{indicator_id}_change")
        for area, _, role in ledger.areas(identifier)
        if role in roles
        for figure in ledger.series(identifier, area, YEAR_MONTHS)
        if figure.value is not None
    }


def _published(ledger: Ledger, figure: Figure) -> Figure | None:
    for area, _, role in ledger.areas(figure.indicator):
        if role == AreaRole.PUBLISHED_LOCAL and (found := _at(ledger, figure.indicator, area, figure.window)):
            return found
    return None


def _comparators(ledger: Ledger, figure: Figure) -> tuple[Compared, ...]:
    tests = {} if figure.suppressed else {c.comparator_id: c for c in ledger.compared(figure.figure_id)}
    # By area: its name may be printed with one year's figures in one way and with another's in another.
    areas = (*ledger.areas(figure.indicator), *ledger.areas(f"{figure.indicator}_change"))
    found = []
    for area, role in {area: role for area, _, role in areas if role in COMPARATOR_ROLES}.items():
        level = _at(ledger, figure.indicator, area, figure.window)
        if level is not None and level.reason and not level.suppressed:
            level = None  # pooled from too few members to have a value
        change = _at(ledger, f"{figure.indicator}_change", area, figure.window)
        shown = level or change
        if shown is None:
            continue
        test = tests.get(shown.figure_id)
        found.append(Compared(name=shown.area_name, role=role, figure=level, change=change, comparison=test))
    return tuple(sorted(found, key=lambda c: COMPARATOR_ROLES.index(AreaRole(c.role))))


def _at(ledger: Ledger, indicator_id: str, area: str, window: str) -> Figure | None:
    matching = (f for f in ledger.series(indicator_id, area, YEAR_MONTHS) if f.window == window)
    return next(matching, None)
