"""The words of a breakdown's chart: its title, its caption and what it says to those who cannot see it."""

from yjp.charts.groups import UNKNOWN, Group
from yjp.figures import Unit
from yjp.indicators.definition import Indicator
from yjp.indicators.groupings import Grouping, breakdown_title
from yjp.ledger import Figure
from yjp.narrative.wording import NOT_SHOWN
from yjp.numbers import plain

TITLE_WORDS = 10


def title(of: Indicator, named: Grouping, found: list[Group]) -> str:
    """What a reader should take away, in at most ten words; the bare subject where nothing stands out.

    The largest group is called so only where every group is on show, or where it is more than half of all.
    """
    subject = _subject(of, named)
    if named.parts:
        wanted = [subject, f"{of.short_title} by {_within(named.title)}"]
    elif of.unit == Unit.COUNT:
        wanted = [*_largest(named, found), subject]
    else:
        # Too few to compare would be said of hidden numbers.
        hidden = any(group.figure.suppressed for group in found)
        wanted = [subject] if hidden else [f"{subject}: {_ranges(found)}", subject]
    fitting = (each for each in wanted if len(each.split()) <= TITLE_WORDS)
    return next(fitting, " ".join(subject.split()[:TITLE_WORDS]))


def title_of_years(of: Indicator, named: Grouping, years: int) -> str:
    """The subject and how many years: what moved is for the reader to see."""
    return f"{_subject(of, named)}, {years} years"


def _subject(of: Indicator, named: Grouping) -> str:
    name = of.title if of.unit == Unit.COUNT else of.short_title
    return f"{name} by {_within(named.title)}"


def caption(of: Indicator, named: Grouping, found: list[Group]) -> str:
    """Measure, service, period and source."""
    figure = found[0].figure
    limits = ", with 95% ranges" if any(_limited(g.figure) for g in found) else ""
    return (
        f"{breakdown_title(of.id, named.id)}, {figure.area_name}, {figure.period.label}{limits} "
        "(source: the service's own records)"
    )


def brief(of: Indicator, named: Grouping, found: list[Group]) -> str:
    """The caption in one line, for a page that names the measure and the source beside it."""
    figure = found[0].figure
    limits = ", with 95% ranges" if any(_limited(g.figure) for g in found) else ""
    return f"{_subject(of, named)}, {figure.area_name}, {figure.period.label}{limits}"


def alt(of: Indicator, named: Grouping, found: list[Group]) -> str:
    """Every group and its figure, in the chart's order; groups without anybody together at the end."""
    empty = [g.label for g in found if _nobody(g.figure)]
    said = [f"{g.label}: {_said(g.figure)}" for g in found if not _nobody(g.figure)]
    none = ""
    if empty:
        # Two groupings crossed have more empty pairs than anybody wants to hear.
        none = " All other groups: none." if named.parts else f" None: {', '.join(empty)}."
    figure = found[0].figure
    opening = f"Bar chart. {breakdown_title(of.id, named.id)}, {figure.period.label}."
    return f"{opening} {'; '.join(said) or 'There is nobody to show'}.{none}"


def _nobody(figure: Figure) -> bool:
    """Is the group empty? A share of nought is not: nobody in the group reoffended."""
    return not figure.suppressed and (not figure.value if figure.unit == Unit.COUNT else figure.value is None)


def _said(figure: Figure) -> str:
    if figure.suppressed:
        return NOT_SHOWN
    if figure.unit == Unit.COUNT and figure.denominator:
        return f"{figure.text} of {plain(figure.denominator, 0)}"
    return figure.text


def _largest(named: Grouping, found: list[Group]) -> list[str]:
    shown = [g for g in found if not g.figure.suppressed and g.figure.value]
    if not shown:
        return []
    ranked = sorted(shown, key=lambda g: g.figure.value or 0.0, reverse=True)
    first = ranked[0]
    value, total = first.figure.value or 0.0, first.figure.denominator or 0.0
    everything = len(shown) + sum(not g.figure.suppressed and not g.figure.value for g in found) == len(found)
    ahead = everything and (len(ranked) == 1 or value > (ranked[1].figure.value or 0.0))
    if not ahead and value * 2 <= total:
        return []
    number = f"{plain(value, 0)} of {plain(total, 0)}" if value != total else f"all {plain(total, 0)}"
    name = _OPENED.get(named.id, "{}").format(first.label)
    if first.label.startswith("No "):
        return [f"{name} for {number}"]
    largest = [] if first.value in UNKNOWN or value == total else [f"{name}: the largest group, {number}"]
    return [*largest, f"{name}: {number}"]


_OPENED = {"age": "Aged {}", "gravity": "Gravity {}"}
"""Labels that do not stand by themselves."""


def _ranges(found: list[Group]) -> str:
    """Whether chance alone could have made the groups differ, as far as their ranges can say."""
    limits = sorted(
        (g.figure.lower, g.figure.upper)
        for g in found
        if not g.figure.suppressed and g.figure.lower is not None and g.figure.upper is not None
    )
    if len(limits) < 2:
        return "too few to compare"
    highest_low = max(low for low, _ in limits)
    lowest_high = min(high for _, high in limits)
    return "the ranges overlap" if highest_low <= lowest_high else "some ranges lie apart"


def _limited(figure: Figure) -> bool:
    return figure.unit != Unit.COUNT and not figure.suppressed and figure.lower is not None


def _within(label: str) -> str:
    return label[0].lower() + label[1:]
