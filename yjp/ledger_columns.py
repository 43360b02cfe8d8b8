"""What every column of the ledger means: one declaration a column, for readers of an export.

A test holds the names against the schemas of ``yjp.figures``, in both directions.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from yjp.figures import (
    COMPARISONS,
    CONTROL,
    CURVES,
    FUNNEL,
    OWN_PAST,
    RATINGS,
    ROLLING_STEP,
    SCHEMA,
    SCORECARD,
    AreaRole,
    Maturity,
    Position,
    Rating,
    Signal,
    State,
    Unit,
    Verdict,
)


@dataclass(frozen=True, kw_only=True)
class Column:
    """A column: its meaning in one sentence, its unit (empty: none), the values allowed (empty: any), an example."""

    name: str
    meaning: str
    unit: str = ""
    allowed: tuple[str, ...] = ()
    example: str = ""


def _values(kind: type[StrEnum], *more: str) -> tuple[str, ...]:
    return (*(each.value for each in kind), *more)


def _column(
    name: str, meaning: str, example: object, unit: str = "", allowed: tuple[str, ...] = ()
) -> Column:
    return Column(name=name, meaning=meaning, unit=unit, allowed=allowed, example=str(example))


_OWN = "that of the row"
_FIGURES = "that of the figure"
_EVENTS = "events or children"
_ID = "fte_rate.2018-12.12m.rotherham"
_BEFORE = "fte_rate.2017-12.12m.rotherham"
_TRUTH = ("true", "false")
_KINDS = (OWN_PAST, ROLLING_STEP, *_values(AreaRole))

FIGURES = (
    _column("figure_id", "The figure's name: indicator, window, area and group. It never changes.", _ID),
    _column("indicator", "What is counted: an id of the registry of indicators.", "fte_rate"),
    _column("definition_version", "Version of the counting rule: it changes when the rule does.", 1),
    _column("area", "Id of the area.", "rotherham"),
    _column("area_name", "Name of the area.", "Rotherham"),
    _column("area_role", "What the area is to the service.", "local", allowed=_values(AreaRole)),
    _column("window", "The period by its last month and its length in months, or a day.", "2018-12.12m"),
    _column("period_start", "First day of the period.", "2018-01-01"),
    _column("period_end", "Last day of the period.", "2018-12-31"),
    _column("group", "The grouping of a breakdown; empty for a total.", "sex"),
    _column("group_value", "The group within its grouping.", "female"),
    _column("numerator", "How many were counted.", 41, _EVENTS),
    _column("denominator", "Of how many; of a group's count the total that it is a part of.", 24260, _EVENTS),
    _column("per", "For how many of the denominator the figure is given: 100 for a percentage.", 100000),
    _column("value", "The figure, unrounded. Empty where there is none: `reason` says why.", "169.002", _OWN),
    _column(
        "lower", "Lower 95% limit; empty where chance has no part or nothing is published.", "121.266", _OWN
    ),
    _column("upper", "Upper 95% limit.", "229.277", _OWN),
    _column("interval_method", "How the limits were worked out.", "Byar"),
    _column("unit", "Unit of the value and its limits.", "per_100k", allowed=_values(Unit)),
    _column("decimals", "With how many decimals people are shown it.", 0),
    _column("state", "How settled it is.", "estimate", allowed=_values(State)),
    _column("source", "Where it comes from.", "caseload", allowed=("caseload", "published", SCORECARD)),
    _column(
        "source_ref",
        "The very source: an extract, a publication, a scorecard.",
        "caseload extract of 2019-06-18",
    ),
    _column("vintage", "Which edition of its source it is of.", "2019-10-29"),
    _column(
        "quality", "What must stand beside it.", "population of mid-2017: worked back from the published rate"
    ),
    _column("suppressed", "Whether it is hidden from these readers.", "false", allowed=_TRUTH),
    _column("reason", "Why there is no value, or why it is hidden.", "nobody to take a percentage of"),
)
"""One row a figure, of the service or of an area that it is compared with."""

OF_COMPARISONS = (
    _column("figure_id", "The figure that is compared.", _ID),
    _column("comparator_id", "The figure that it is compared with.", _BEFORE),
    _column(
        "kind",
        "What that is to it: its own past, the step of a rolling year, or an area.",
        OWN_PAST,
        allowed=_KINDS,
    ),
    _column(
        "change_id",
        "The figure that holds the change; for the own past only.",
        "fte_rate_change.2018-12.12m.rotherham",
    ),
    _column("change", "Figure less comparator, as it is printed.", "-27.0", "`change_unit`"),
    _column("change_unit", "Unit of the change.", "percent_change", allowed=_values(Unit)),
    _column("decimals", "With how many decimals people are shown the change.", 1),
    _column("difference", "The plain difference, on unrounded values.", "-62.6", _FIGURES),
    _column("percent", "The same as a percentage of the comparator.", "-27.0", "percent"),
    _column("direction", "Which way, on unrounded values.", "lower", allowed=("higher", "lower", "same")),
    _column("test", "The test behind the verdict.", "two shares, Fisher's exact mid-P"),
    _column(
        "p_value",
        "Chance of a difference as large where there is none in truth.",
        "0.99",
        "probability, 0 to 1",
    ),
    _column(
        "verdict", "Is the difference more than chance, and is it good?", "similar", allowed=_values(Verdict)
    ),
    _column(
        "events_over",
        "By how many events the figure lies over what the comparator's level gives.",
        "0.06",
        _EVENTS,
    ),
    _column("chance_events", "By how many events chance alone moves the figure up or down.", 15, _EVENTS),
    _column("rating", "The colour of this comparison.", "green", allowed=_values(Rating)),
    _column(
        "rating_reason",
        "Why, in one sentence.",
        "Green (G): lower than the year before, by no more than chance.",
    ),
)
"""One row a comparison of a figure with another figure."""

OF_RATINGS = (
    _column("figure_id", "The figure that is rated.", _ID),
    _column("rating", "What a board is told.", "green", allowed=_values(Rating)),
    _column("comparator_id", "What it is rated against; empty where there is nothing.", _BEFORE),
    _column("kind", "What that is to it.", OWN_PAST, allowed=_KINDS),
    _column(
        "reason", "Why, in one sentence without numbers.", "No call (N): there is nothing to compare it with."
    ),
)
"""One row a rated figure."""

OF_CONTROL = (
    _column("figure_id", "The quarter's figure.", "custody_count.2015-09.3m.rotherham"),
    _column("indicator", "What is counted.", "custody_count"),
    _column("area", "Id of the area.", "rotherham"),
    _column("period_end", "Last day of the quarter.", "2015-09-30"),
    _column("value", "The quarter's count.", 3, _EVENTS),
    _column(
        "centre",
        "The chart's centre line; empty where there are too few quarters or events.",
        "2.33",
        _EVENTS,
    ),
    _column("lower", "Lower control limit.", 0, _EVENTS),
    _column("upper", "Upper control limit.", "6.92", _EVENTS),
    _column("baseline_start", "First day of the quarters that the limits are made from.", "2014-04-01"),
    _column("baseline_end", "Last day of these.", "2017-03-31"),
    _column(
        "signal", "What the chart says of the quarter; empty without limits.", "none", allowed=_values(Signal)
    ),
    _column(
        "method", "How the limits were made, or why there are none.", "individuals and moving range (XmR)"
    ),
)
"""One row a quarter on a control chart."""

OF_FUNNEL = (
    _column("indicator", "What is counted.", "fte_rate"),
    _column("window", "The period.", "2018-12.12m"),
    _column("area", "Id of a service.", "torbay"),
    _column("area_name", "Its name.", "Torbay"),
    _column("local", "Whether it is the service whose ledger this is.", "false", allowed=_TRUTH),
    _column("family", "Whether it is of that service's YOT family.", "false", allowed=_TRUTH),
    _column("numerator", "How many were counted; empty where only a rate is published.", 41, _EVENTS),
    _column("denominator", "How large the service is: how wide its limits are.", 12224, _EVENTS),
    _column("value", "Its figure.", 356, "that of the indicator"),
    _column("target", "The level that the limits lie around.", 238, "that of the indicator"),
    _column("lower_95", "Lower 95% limit at its size.", "151.2", "that of the indicator"),
    _column("upper_95", "Upper 95% limit at its size.", "324.4", "that of the indicator"),
    _column("lower_998", "Lower 99.8% limit at its size.", "109.4", "that of the indicator"),
    _column("upper_998", "Upper 99.8% limit at its size.", "381.7", "that of the indicator"),
    _column("position", "Where it lies.", "above_95", allowed=_values(Position)),
    _column(
        "source_ref",
        "The very source, and where the size is from if no count is published.",
        "DfE LAIT, revised",
    ),
)
"""One row a service in a funnel."""

OF_CURVES = (
    _column(
        "cohort",
        "Which cohort; the two are never mixed.",
        "substantive",
        allowed=("substantive", "diversion"),
    ),
    _column("area", "Id of the area.", "rotherham"),
    _column("window", "When the children entered: a quarter, or four of them.", "2012-06.12m"),
    _column("period_start", "First day of the window.", "2011-07-01"),
    _column("period_end", "Last day of the window.", "2012-06-30"),
    _column("months_followed", "The age of follow-up that the row is of.", 6, "months after the index event"),
    _column("numerator", "Entries with a reoffence proven by that age, as was known then.", 29, "entries"),
    _column("denominator", "Entries of the cohort.", 196, "entries"),
    _column("value", "Their share.", "14.8", "percent"),
    _column("lower", "Lower 95% limit.", "10.5", "percent"),
    _column("upper", "Upper 95% limit.", "20.4", "percent"),
    _column("earlier_cohorts", "How many earlier cohorts of the same length stand beside it.", 5, "cohorts"),
    _column("earlier_value", "Their share together at the same month.", "16.1", "percent"),
    _column("earlier_lowest", "The lowest of them.", "14.2", "percent"),
    _column("earlier_highest", "The highest of them.", "18.9", "percent"),
    _column(
        "followed_months", "How far every child of the cohort has been followed, up to 18.", 18, "months"
    ),
    _column("state", "What the cohort may be compared with.", "final", allowed=_values(Maturity)),
    _column("reason", "Why, in one sentence.", "Do not compare: the cohort is too small."),
)
"""One row a cohort and month of follow-up: the share known to have reoffended by then."""

FRAMES: Mapping[str, tuple[tuple[Column, ...], Mapping[str, object], str]] = {
    "figures": (FIGURES, SCHEMA, "One row a figure, of the service or of an area that it is compared with."),
    "comparisons": (OF_COMPARISONS, COMPARISONS, "One row a comparison of a figure with another figure."),
    "ratings": (OF_RATINGS, RATINGS, "One row a rated figure: what a board is told."),
    "control": (OF_CONTROL, CONTROL, "One row a quarterly count with the limits of its control chart."),
    "funnel": (OF_FUNNEL, FUNNEL, "One row a service: its figure, its size, and the limits at that size."),
    "curves": (
        OF_CURVES,
        CURVES,
        "One row a cohort and month of follow-up: the share known to have reoffended.",
    ),
}
"""Name of each frame of ``yjp.ledger.Ledger`` to its columns' meanings, its schema, and what a row is."""
