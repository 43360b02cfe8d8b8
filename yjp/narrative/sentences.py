"""The two sentences of a headline: level beside comparators, and change on the year before.

Each is plain, hedged by the verdict and bound: numbers, directions and verdicts are tagged spans whose text
comes from ``yjp.narrative.facets`` alone. Nothing says better or worse; the verdict says whether chance would do.
"""

from collections.abc import Callable
from itertools import groupby

from yjp.figures import Facet, Unit, Verdict, tag
from yjp.ledger import UNIT_WORDS, Comparison, Figure, Ledger
from yjp.narrative.events import step_words
from yjp.narrative.facets import against, in_sentence, rating_of, shown_equal
from yjp.narrative.hidden import why_hidden
from yjp.narrative.parts import Compared, Sentence, Span
from yjp.narrative.wording import in_prose, nouns

_CLEAR = {Verdict.BETTER, Verdict.WORSE}


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
            Span(text=f"In {figure.period.label}, the number for {figure.area_name} is "),
            bound(ledger, figure, Facet.VALUE),
            Span(text=f": {why_hidden(figure)}."),
        )
    if figure.value is None:
        return _NO_VALUE.get(figure.indicator, _no_value)(figure)
    counted = figure.numerator is not None and figure.denominator is not None
    opening = (_OPENINGS.get(figure.indicator, _plain_level) if counted else _plain_level)(ledger, figure)
    return (*opening, *_beside(ledger, comparators), Span(text="."))


def change(ledger: Ledger, figure: Figure, past: Figure | None, comparison: Comparison | None) -> Sentence:
    """The change on the year before, with what chance would do."""
    subject = nouns(figure.indicator).subject
    if figure.suppressed or (past is not None and past.suppressed):
        return (Span(text="The change on the year before is not shown, to protect children's privacy."),)
    if past is None or past.value is None:
        return (Span(text="There is no figure for the year before to compare it with."),)
    then = bound(ledger, past, Facet.VALUE)
    if figure.value is None or comparison is None:
        return (Span(text=f"{subject} was "), then, Span(text=" the year before; the two are not compared."))
    moved = (Span(text=f"{subject} "), bound(ledger, figure, Facet.CHANGE), Span(text=" on the year before"))
    if comparison.direction in (None, "same"):
        return (*moved, Span(text=", when it was also "), then, Span(text="."))
    if shown_equal(ledger, comparison) and comparison.verdict == Verdict.SIMILAR:
        return (*moved, Span(text=", when it was about "), then, Span(text="."))
    verdict = bound(ledger, figure, Facet.VERDICT)
    return (*moved, Span(text=" (from "), then, Span(text=")"), verdict, Span(text="."))


def matching(
    ledger: Ledger, figure: Figure, past: Figure | None, comparator_id: str | None
) -> Sentence | None:
    """How many more or fewer there would have been at a comparator's level (none given: the year before's)."""
    other = ledger.get(comparator_id) if comparator_id else None
    named = figure if other is None or other.area_role == figure.area_role else other
    if (named is figure and past is None) or against(ledger, named) is None:
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


def _beside(ledger: Ledger, comparators: tuple[Compared, ...]) -> Sentence:
    known = [
        c
        for c in comparators
        if c.figure is not None and c.figure.value is not None and not c.figure.suppressed
    ]
    if not known:
        return (Span(text="; there is no published figure to compare it with yet"),)
    tested = [c for c in known if c.comparison is not None]
    # Clear differences first; inside a kind the areas stay nearest first. Areas that share direction and
    # verdict share one clause, so a change of either changes the order of tags and cannot pass unseen.
    groups = [
        list(group)
        for _, group in groupby(sorted(tested, key=lambda c: rank(ledger, c)), key=lambda c: rank(ledger, c))
    ]
    spans: list[Span] = []
    for index, group in enumerate(groups):
        spans.append(Span(text="; this is " if index == 0 else "; it is "))
        spans += clause(ledger, group)
    untested = [c for c in known if c.comparison is None]
    if untested:
        spans.append(Span(text="; the figure for "))
        spans += _listed(ledger, untested, " is ")
    return tuple(spans)


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
        Span(text=f"In {figure.period.label}, "),
        bound(ledger, figure, Facet.NUMERATOR),
        Span(text=f" in {figure.area_name} entered the justice system for the first time, a rate of "),
        bound(ledger, figure, Facet.VALUE),
        Span(text=" per 100,000 aged 10 to 17"),
    ]


def _custody(ledger: Ledger, figure: Figure) -> list[Span]:
    return [
        Span(text=f"In {figure.period.label}, courts gave "),
        bound(ledger, figure, Facet.NUMERATOR),
        Span(text=f" to children in {figure.area_name}, a rate of "),
        bound(ledger, figure, Facet.VALUE),
        Span(text=" per 1,000 aged 10 to 17"),
    ]


def _reoffended(ledger: Ledger, figure: Figure) -> list[Span]:
    return [
        Span(text="Of "),
        bound(ledger, figure, Facet.DENOMINATOR),
        Span(text=f" in {figure.area_name} cautioned, sentenced or released in {figure.period.label}, "),
        bound(ledger, figure, Facet.NUMERATOR),
        Span(text=" went on to reoffend within a year ("),
        bound(ledger, figure, Facet.VALUE),
        Span(text=")"),
    ]


def _reoffences(ledger: Ledger, figure: Figure) -> list[Span]:
    return [
        Span(text=f"After a caution, sentence or release in {figure.period.label}, "),
        bound(ledger, figure, Facet.DENOMINATOR),
        Span(text=f" in {figure.area_name} committed "),
        bound(ledger, figure, Facet.NUMERATOR),
        Span(text=" within a year, or "),
        bound(ledger, figure, Facet.VALUE),
        Span(text=" reoffences per reoffender"),
    ]


def _plain_level(ledger: Ledger, figure: Figure) -> list[Span]:
    return [
        Span(text=f"In {figure.period.label}, the figure for {figure.area_name} was "),
        bound(ledger, figure, Facet.VALUE),
        *([Span(text=unit)] if (unit := UNIT_WORDS[Unit(figure.unit)]).startswith(" ") else []),
    ]


def _no_value(figure: Figure) -> Sentence:
    return (Span(text=f"There is no figure for {figure.area_name} in {figure.period.label}."),)


def _no_cohort(figure: Figure) -> Sentence:
    text = (
        f"No children in {figure.area_name} were cautioned, sentenced or released in {figure.period.label}, "
        "so there is no reoffending to measure."
    )
    return (Span(text=text),) if figure.denominator == 0 else _no_value(figure)


def _no_reoffenders(figure: Figure) -> Sentence:
    text = (
        f"No children in {figure.area_name} reoffended after a caution, sentence or release in "
        f"{figure.period.label}, so there are no reoffences per reoffender to show."
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
