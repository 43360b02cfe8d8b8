"""The shorter texts of a headline: children behind it, its limits, its takeaway, definition and source."""

import re
from datetime import date

from yjp.figures import AreaRole, Facet, State, Verdict
from yjp.indicators.definition import Indicator, Kind
from yjp.ledger import Comparison, Figure, Ledger
from yjp.narrative.facets import change_words, unmoved
from yjp.narrative.filling import lowered, raised
from yjp.narrative.keys import NO_CHANGE, RANGE
from yjp.narrative.parts import Compared, Sentence, Span
from yjp.narrative.sentences import bound
from yjp.narrative.wording import NOT_SHOWN, subject
from yjp.periods import day_words, month_words

_CHANCE_WORDS = {
    Verdict.BETTER: ", more than chance would explain",
    Verdict.WORSE: ", more than chance would explain",
    Verdict.TOO_FEW: "; too few to compare",
}
_STATE_WORDS = {
    State.PROVISIONAL: "provisional",
    State.FINAL: "final",
    State.AS_PUBLISHED: "as published",
    State.REVISED: "revised",
    State.ESTIMATE: "estimate",
}
_UNIT_TAIL = {"fte_rate": " per 100,000", "custody_rate": " per 1,000"}
_AFTER_NUMERATOR = {"fte_rate": " of ", "binary_reoffending": " of ", "reoffences_per_reoffender": " by "}
_AFTER_DENOMINATOR = {
    "fte_rate": " aged 10 to 17",
    "binary_reoffending": " in the cohort",
    "reoffences_per_reoffender": " (counted once in each quarterly cohort)",
}


def children(ledger: Ledger, figure: Figure) -> Sentence:
    """Who stands behind a figure: ``41 children of 24,260 aged 10 to 17``, ``3 custodial sentences``."""
    if figure.suppressed:
        return (Span(text=raised(NOT_SHOWN)),)
    if figure.numerator is None:
        return (Span(text="The number of children was not published"),)
    counted = (bound(ledger, figure, Facet.NUMERATOR),)
    link = _AFTER_NUMERATOR.get(figure.indicator)
    if link is None or figure.denominator is None:
        return counted
    tail = _AFTER_DENOMINATOR[figure.indicator]
    return (*counted, Span(text=link), bound(ledger, figure, Facet.DENOMINATOR), Span(text=tail))


def interval_words(ledger: Ledger, figure: Figure) -> Sentence:
    """``Chance alone could put the rate anywhere between 121 and 229 per 100,000.``"""
    if figure.suppressed or figure.value is None or figure.lower is None or figure.upper is None:
        return (Span(text=f"No {RANGE} can be given."),)
    named = lowered(subject(figure))
    return (
        Span(text=f"Chance alone could put {named} anywhere between "),
        bound(ledger, figure, Facet.LOWER),
        Span(text=" and "),
        bound(ledger, figure, Facet.UPPER),
        Span(text=f"{_UNIT_TAIL.get(figure.indicator, '')}."),
    )


def takeaway(
    ledger: Ledger, indicator: Indicator, figure: Figure, past: Figure | None, comparison: Comparison | None
) -> str:
    """At most ten words for a chart's title: ``First time entrants fell, more than chance would explain``."""
    name = indicator.short_title
    if figure.suppressed:
        return f"{name}: not shown, to protect children"
    if figure.value is None:
        return f"{name}: no figure to show"
    if past is not None and past.suppressed:
        return f"{name}: change not shown, to protect children"
    if past is None or past.value is None:
        return f"{name}: no year before to compare with"
    if comparison is None:
        return f"{name}: the change was not tested"
    words = change_words(ledger, comparison)
    verdict = Verdict(comparison.verdict)
    if unmoved(ledger, comparison):
        few = verdict is Verdict.TOO_FEW
        return f"{name}: unchanged{_CHANCE_WORDS[verdict]}" if few else f"{name} {words}"
    if verdict is Verdict.SIMILAR:
        return f"{name}: {lowered(NO_CHANGE)}"
    return f"{name} {words.split(' by ')[0]}{_CHANCE_WORDS[verdict]}"


def definition(indicator: Indicator) -> str:
    """What is counted and what it is divided by, in one sentence."""
    below = indicator.denominator[0].lower() + indicator.denominator[1:]
    match indicator.kind:
        case Kind.RATE:
            return f"{indicator.numerator}, for every {indicator.per:,} {below}."
        case Kind.SHARE:
            return f"{indicator.numerator}, as a percentage of all {below}."
        case Kind.RATIO:
            return f"{indicator.numerator}, divided by the number of {below}."
    return f"{indicator.numerator}."


def source(figure: Figure, published: Figure | None, comparators: tuple[Compared, ...]) -> str:
    """Where the figure and its comparators come from, and which of the two is an estimate."""
    parts = [f"{_own_source(figure)} {_official(figure, published)}".strip()]
    rows = [published, *(row for c in comparators for row in (c.figure, c.change))]
    references = list(dict.fromkeys(_reference(row) for row in rows if row is not None))
    if references:
        parts.append(f"Published figures: {'; '.join(references)}.")
    return " ".join(parts)


def short_source(figure: Figure, published: Figure | None) -> str:
    """The same without references: is it an estimate, and what is the official figure?"""
    own = "As published"
    if _is_estimate(figure):
        own = f"{_LOCAL_ESTIMATE}; {_dated(figure.quality)}" if figure.quality else _LOCAL_ESTIMATE
    return f"{own}. {_official(figure, published)}".strip()


_LOCAL_ESTIMATE = "Local estimate, counted from the service's own records"


def _is_estimate(figure: Figure) -> bool:
    return figure.source == "caseload" and figure.area_role == AreaRole.LOCAL


def _own_source(figure: Figure) -> str:
    where = _dated(figure.source_ref or "no reference given")
    if not _is_estimate(figure):
        return f"Source: {where} ({_STATE_WORDS[State(figure.state)]})."
    settled = ", revised" if figure.state == State.REVISED else ""
    quality = f"; {_dated(figure.quality)}" if figure.quality else ""
    return f"{_LOCAL_ESTIMATE}{settled} ({where}{quality})."


def _official(figure: Figure, published: Figure | None) -> str:
    if published is None or published.value is None:
        return ""
    return f"Officially published for {figure.area_name}: {published.text}."


def _reference(figure: Figure) -> str:
    where = _dated(figure.source_ref or "no reference given")
    vintage = _dated(figure.vintage or "")
    return where if vintage in where else f"{where} ({vintage})"


def _dated(text: str) -> str:
    """The text with its computer dates as people write them: ``18 June 2019``, ``April 2026``."""

    def written(match: re.Match[str]) -> str:
        day = date(int(match[1]), int(match[2]), int(match[3] or 1))
        return day_words(day) if match[3] else month_words(day)

    return _ISO_DATE.sub(written, text)


_ISO_DATE = re.compile(r"\b(\d{4})-(0[1-9]|1[0-2])(?:-(0[1-9]|[12]\d|3[01]))?(?![\d-])")
