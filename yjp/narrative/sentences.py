"""The two sentences of a headline: level beside comparators, and change on the year before.

Each is plain, hedged by the verdict and bound: numbers, directions and verdicts are tagged spans whose text
comes from ``yjp.narrative.facets`` alone. Nothing says better or worse; the verdict says whether chance would do.
"""

from collections.abc import Callable
from itertools import groupby

from yjp.comparators.names import in_prose
from yjp.figures import AreaRole, Facet, Unit, Verdict, tag
from yjp.ledger import UNIT_WORDS, Comparison, Figure, Ledger
from yjp.narrative.events import step_words
from yjp.narrative.facets import against, in_sentence, published_change, rating_of, shown_equal, unmoved
from yjp.narrative.filling import raised, when
from yjp.narrative.hidden import WHY_HIDDEN
from yjp.narrative.keys import ROUNDING
from yjp.narrative.parts import Compared, Sentence, Span
from yjp.narrative.wording import nouns, subject
from yjp.numbers import rounded

_CLEAR = {Verdict.BETTER, Verdict.WORSE}
IN_A_SENTENCE = 2
"""Areas: three with their figures are more than a listener keeps."""


def bound(ledger: Ledger, figure: Figure, facet: Facet) -> Span:
    """One facet of a figure as a tagged span; ``LookupError`` if the ledger cannot fill it."""
    name = tag(figure.figure_id, facet)
    text = in_sentence(ledger, name)
    if text is None:
        raise LookupError(f"{name} has nothing to say")
    return Span(text=text, tag=name)


def level(ledger: Ledger, figure: Figure, comparators: tuple[Compared, ...]) -> Sentence:
    """The level, how many children stand behind it, and how it lies beside the comparators."""
    if figure.suppressed:
        return (
            Span(text=f"{raised(when(figure.period))}, the number for {figure.area_name} is "),
            bound(ledger, figure, Facet.VALUE),
            Span(text=f", {WHY_HIDDEN}."),
        )
    if figure.value is None:
        return _NO_VALUE.get(figure.indicator, _no_value)(figure)
    counted = figure.numerator is not None and figure.denominator is not None
    opening = (_OPENINGS.get(figure.indicator, _plain_level) if counted else _plain_level)(ledger, figure)
    return (*opening, *_beside(ledger, figure, comparators), Span(text="."))


def change(ledger: Ledger, figure: Figure, past: Figure | None, comparison: Comparison | None) -> Sentence:
    """The change on the year before, with what chance would do."""
    named = subject(figure)
    if figure.suppressed:
        return (Span(text="The change on the year before is not shown either."),)
    if past is not None and past.suppressed:
        return (Span(text=f"The change on the year before is not shown, {WHY_HIDDEN}."),)
    if past is None or past.value is None:
        return (Span(text="There is no figure for the year before to compare it with."),)
    then = bound(ledger, past, Facet.VALUE)
    if figure.value is None or comparison is None:
        return (Span(text=f"{named} was "), then, Span(text=" the year before; the two are not compared."))
    moved = (Span(text=f"{named} "), bound(ledger, figure, Facet.CHANGE), Span(text=" on the year before"))
    if unmoved(ledger, comparison):
        # The same number again of two or three events is no finding that nothing changed.
        few = [bound(ledger, figure, Facet.VERDICT)] if comparison.verdict == Verdict.TOO_FEW else []
        return (*moved, Span(text=", when it was also "), then, *few, Span(text="."))
    if shown_equal(ledger, comparison) and comparison.verdict == Verdict.SIMILAR:
        return (*moved, Span(text=", when it was about "), then, Span(text="."))
    verdict = bound(ledger, figure, Facet.VERDICT)
    return (*moved, Span(text=" (from "), then, Span(text=")"), verdict, Span(text="."))


def matching(
    ledger: Ledger, figure: Figure, past: Figure | None, comparator_id: str | None
) -> Sentence | None:
    """How many more or fewer there would have been at a comparator's level (none given: the year before's).

    None where the numbers are too few to compare: a difference that nobody may read anything into needs no size.
    """
    other = ledger.get(comparator_id) if comparator_id else None
    named = figure if other is None or other.area_role == figure.area_role else other
    comparison = against(ledger, named)
    if (named is figure and past is None) or comparison is None or comparison.verdict == Verdict.TOO_FEW:
        return None
    events = in_sentence(ledger, tag(named.figure_id, Facet.EVENTS))
    if events is None:
        return None
    level = "the year before"
    if named is not figure:
        name, qualifier = in_prose(named.area_name, named.area_role)
        level = f"{name} ({qualifier})" if qualifier else name
    chance = in_sentence(ledger, tag(named.figure_id, Facet.CHANCE))
    return (
        Span(text=f"To match {level} there would have been "),
        bound(ledger, named, Facet.EVENTS),
        *([bound(ledger, named, Facet.CHANCE)] if chance is not None else []),
        Span(text="."),
    )


def step(ledger: Ledger, count: Figure | None) -> Sentence | None:
    """Why the rolling year of a count moved since the one before, which shares three of its quarters."""
    if count is None or count.suppressed or step_words(ledger, count) is None:
        return None
    return (
        Span(text=f"The rolling year of {nouns(count.indicator).events[1]} "),
        bound(ledger, count, Facet.STEP),
        Span(text="."),
    )


def rating(ledger: Ledger, figure: Figure) -> Sentence | None:
    """The rating with its letter and its reason."""
    if rating_of(ledger, figure) is None:
        return None
    return (bound(ledger, figure, Facet.RATING), Span(text="."))


def official(
    ledger: Ledger, figure: Figure, published: Figure | None, change: Figure | None
) -> Sentence | None:
    """The official figure of the same year, where it is another number than ours or moved the other way."""
    if published is None or published.value is None or published.suppressed or figure.suppressed:
        return None
    theirs = published_change(ledger, published)
    other_way = (
        theirs is not None
        and change is not None
        and theirs.value is not None
        and change.value is not None
        and theirs.value * change.value < 0
    )
    if published.number == figure.number and not other_way:
        return None
    said = (Span(text="The official figure for the same year is "), bound(ledger, published, Facet.VALUE))
    if in_sentence(ledger, tag(published.figure_id, Facet.CHANGE)) is None:
        return (*said, Span(text="."))
    moved = bound(ledger, published, Facet.CHANGE)
    return (*said, Span(text="; it "), moved, Span(text=" on the year before."))


def rounding(figure: Figure, past: Figure | None, comparison: Comparison | None) -> Sentence | None:
    """That changes are worked out before rounding, where the rounded numbers give another change than is said."""
    if (
        comparison is None
        or comparison.change is None
        or past is None
        or figure.suppressed
        or past.suppressed
    ):
        return None
    if figure.value is None or past.value is None:
        return None
    new, old = (rounded(each.value or 0.0, each.decimals) for each in (figure, past))
    if Unit(comparison.change_unit) is Unit.PERCENT_CHANGE:
        if not old:
            return None
        seen = 100 * (new - old) / old
    else:
        seen = new - old
    same = rounded(float(seen), comparison.decimals) == rounded(comparison.change, comparison.decimals)
    return None if same else (Span(text=ROUNDING),)


def _beside(ledger: Ledger, figure: Figure, comparators: tuple[Compared, ...]) -> Sentence:
    known = [
        c
        for c in comparators
        if c.figure is not None and c.figure.value is not None and not c.figure.suppressed
    ]
    if not known:
        yet = yet_word(ledger, figure)
        return (Span(text=f". No published figure is held to compare it with{yet}"),)
    tested = [c for c in known if c.comparison is not None]
    # Clear differences first; inside a kind the areas stay nearest first. Areas that share direction and
    # verdict share a sentence, so a change of either changes the order of tags and cannot pass unseen.
    groups = [
        part
        for _, group in groupby(sorted(tested, key=lambda c: rank(ledger, c)), key=lambda c: rank(ledger, c))
        for part in _few(list(group))
    ]
    spans: list[Span] = []
    for index, group in enumerate(groups):
        spans.append(Span(text=f". {subject(figure)} is " if index == 0 else ". It is "))
        spans += clause(ledger, group)
    for part in _few([c for c in known if c.comparison is None]):
        spans.append(Span(text=". The figure for "))
        spans += _listed(ledger, part, " is ")
    return tuple(spans)


def yet_word(ledger: Ledger, figure: Figure) -> str:
    """`` yet``; nothing where a later year is published already: then this one will hardly come."""
    later = any(
        each.value is not None and each.period_end > figure.period_end
        for area, _, role in ledger.areas(figure.indicator)
        if role != AreaRole.LOCAL
        for each in ledger.series(figure.indicator, area, figure.period.months)
    )
    return "" if later else " yet"


def _few(group: list[Compared]) -> list[list[Compared]]:
    """The areas in as many lists as take a sentence each."""
    return [group[start : start + IN_A_SENTENCE] for start in range(0, len(group), IN_A_SENTENCE)]


def rank(ledger: Ledger, compared: Compared) -> tuple[int, str]:
    """Where a tested comparator belongs in a sentence: clear differences first; equal ranks share a clause."""
    assert compared.comparison is not None
    assert compared.figure is not None
    verdict = Verdict(compared.comparison.verdict)
    order = 0 if verdict in _CLEAR else 1 if verdict is Verdict.SIMILAR else 2
    return order, bound(ledger, compared.figure, Facet.DIRECTION).text


def clause(ledger: Ledger, group: list[Compared]) -> list[Span]:
    """``lower than A (1) and B (2) by more than chance would explain``: comparators of one rank."""
    first, last = group[0], group[-1]
    assert first.figure is not None
    assert last.figure is not None
    direction = bound(ledger, first.figure, Facet.DIRECTION)
    spans = [direction, Span(text=" "), *_listed(ledger, group, None)]
    comparison = last.comparison
    assert comparison is not None
    alike = direction.text.endswith("the same as") and comparison.verdict == Verdict.SIMILAR
    return spans if alike else [*spans, bound(ledger, last.figure, Facet.VERDICT)]


def _listed(ledger: Ledger, group: list[Compared], link: str | None) -> list[Span]:
    """``A (1), B (2) and C (3)``, or with a link ``A is 1 and B is 2``."""
    spans: list[Span] = []
    for index, compared in enumerate(group):
        assert compared.figure is not None
        if index:
            spans.append(Span(text=" and " if index == len(group) - 1 else ", "))
        name, qualifier = in_prose(compared.name, compared.role)
        value = bound(ledger, compared.figure, Facet.VALUE)
        if link is None:
            spans += [
                Span(text=f"{name} ({qualifier}: " if qualifier else f"{name} ("),
                value,
                Span(text=")"),
            ]
        else:
            spans += [Span(text=f"{name} ({qualifier}){link}" if qualifier else f"{name}{link}"), value]
    return spans


def _entrants(ledger: Ledger, figure: Figure) -> list[Span]:
    return [
        Span(text=f"{raised(when(figure.period))}, "),
        bound(ledger, figure, Facet.NUMERATOR),
        Span(text=f" in {figure.area_name} entered the justice system for the first time, a rate of "),
        bound(ledger, figure, Facet.VALUE),
        Span(text=" per 100,000 aged 10 to 17"),
    ]


def _custody(ledger: Ledger, figure: Figure) -> list[Span]:
    return [
        Span(text=f"{raised(when(figure.period))}, courts gave "),
        bound(ledger, figure, Facet.NUMERATOR),
        Span(text=f" to children in {figure.area_name}, a rate of "),
        bound(ledger, figure, Facet.VALUE),
        Span(text=" per 1,000 aged 10 to 17"),
    ]


def _reoffended(ledger: Ledger, figure: Figure) -> list[Span]:
    return [
        Span(text="Of "),
        bound(ledger, figure, Facet.DENOMINATOR),
        Span(text=f" in {figure.area_name} cautioned, sentenced or released {when(figure.period)}, "),
        bound(ledger, figure, Facet.NUMERATOR),
        Span(text=" reoffended within a year ("),
        bound(ledger, figure, Facet.VALUE),
        Span(text=")"),
    ]


def _reoffences(ledger: Ledger, figure: Figure) -> list[Span]:
    return [
        Span(text=f"After a caution, sentence or release {when(figure.period)}, "),
        bound(ledger, figure, Facet.DENOMINATOR),
        Span(text=f" in {figure.area_name} committed "),
        bound(ledger, figure, Facet.NUMERATOR),
        Span(text=" within a year, or "),
        bound(ledger, figure, Facet.VALUE),
        Span(text=" reoffences per reoffender"),
    ]


def _plain_level(ledger: Ledger, figure: Figure) -> list[Span]:
    return [
        Span(text=f"{raised(when(figure.period))}, the figure for {figure.area_name} was "),
        bound(ledger, figure, Facet.VALUE),
        *([Span(text=unit)] if (unit := UNIT_WORDS[Unit(figure.unit)]).startswith(" ") else []),
    ]


def _no_value(figure: Figure) -> Sentence:
    return (Span(text=f"There is no figure for {figure.area_name} {when(figure.period)}."),)


def _no_cohort(figure: Figure) -> Sentence:
    text = (
        f"No children in {figure.area_name} were cautioned, sentenced or released {when(figure.period)}, "
        "so there is no reoffending to measure."
    )
    return (Span(text=text),) if figure.denominator == 0 else _no_value(figure)


def _no_reoffenders(figure: Figure) -> Sentence:
    text = (
        f"No children in {figure.area_name} reoffended after a caution, sentence or release "
        f"{when(figure.period)}, so there are no reoffences per reoffender to show."
    )
    return (Span(text=text),) if figure.denominator == 0 else _no_value(figure)


_OPENINGS: dict[str, Callable[[Ledger, Figure], list[Span]]] = {
    "fte_rate": _entrants,
    "custody_rate": _custody,
    "binary_reoffending": _reoffended,
    "reoffences_per_reoffender": _reoffences,
}
_NO_VALUE: dict[str, Callable[[Figure], Sentence]] = {
    "binary_reoffending": _no_cohort,
    "reoffences_per_reoffender": _no_reoffenders,
}
