"""The ledger of figures: its one schema, and the readable ids that name every number that leaves.

A row says what, where, when, n, N, value, limits, method, source and state (design section 4). Values are
unrounded. Nothing downstream of the ledger computes a number.
"""

import hashlib
from enum import StrEnum

import polars as pl

TAG_LENGTH = 64
"""Word's limit for the tag of a content control."""

SCHEMA: dict[str, pl.DataType] = {
    "figure_id": pl.String(),
    "indicator": pl.String(),
    "definition_version": pl.String(),
    "area": pl.String(),
    "area_name": pl.String(),
    "area_role": pl.String(),
    "window": pl.String(),
    "period_start": pl.Date(),
    "period_end": pl.Date(),
    "group": pl.String(),
    "group_value": pl.String(),
    "numerator": pl.Float64(),
    "denominator": pl.Float64(),
    "per": pl.Int64(),
    "value": pl.Float64(),
    "lower": pl.Float64(),
    "upper": pl.Float64(),
    "interval_method": pl.String(),
    "unit": pl.String(),
    "decimals": pl.Int64(),
    "state": pl.String(),
    "source": pl.String(),
    "source_ref": pl.String(),
    "vintage": pl.String(),
    "quality": pl.String(),
    "suppressed": pl.Boolean(),
    "reason": pl.String(),
}

OWN_PAST = "own_past"
ROLLING_STEP = "rolling_step"
"""Kinds of comparison beside the area roles."""

COMPARISONS: dict[str, pl.DataType] = {
    "figure_id": pl.String(),
    "comparator_id": pl.String(),
    "kind": pl.String(),
    "change_id": pl.String(),
    "change": pl.Float64(),
    "change_unit": pl.String(),
    "decimals": pl.Int64(),
    "difference": pl.Float64(),
    "percent": pl.Float64(),
    "direction": pl.String(),
    "test": pl.String(),
    "p_value": pl.Float64(),
    "verdict": pl.String(),
    "events_over": pl.Float64(),
    "chance_events": pl.Int64(),
    "rating": pl.String(),
    "rating_reason": pl.String(),
}
"""One row a comparison of a figure with another figure; ``change`` is figure less comparator.

``kind`` is ``OWN_PAST``, the comparator's area role, or ``ROLLING_STEP`` (a rolling year beside the one that ended a
quarter before, where ``change`` is the newest quarter less the same quarter a year before, tested on those two
quarters); ``change_unit`` is a ``Unit``;
``direction`` ``higher``, ``lower`` or ``same`` on unrounded values; ``verdict`` one of ``Verdict``.
``change_id`` names the ledger row that holds the change (own past only). ``difference`` is the plain difference in
the figure's unit (points for a percentage), ``percent`` the same as a percentage of the comparator; both on unrounded
values. ``events_over`` is by how many events (children, sentences, reoffences) the figure lies over what the
comparator's level would have given here, and ``chance_events`` how many events chance alone moves it up or down.
``rating`` is one of ``Rating``.
"""

RATINGS: dict[str, pl.DataType] = {
    "figure_id": pl.String(),
    "rating": pl.String(),
    "comparator_id": pl.String(),
    "kind": pl.String(),
    "reason": pl.String(),
}
"""One row a rated figure: what a board is told, against which comparison, and why, in one sentence.

``comparator_id`` and ``kind`` are null where there is nothing to rate the figure against. ``reason`` holds no numbers.
"""

CONTROL: dict[str, pl.DataType] = {
    "figure_id": pl.String(),
    "indicator": pl.String(),
    "area": pl.String(),
    "period_end": pl.Date(),
    "value": pl.Float64(),
    "centre": pl.Float64(),
    "lower": pl.Float64(),
    "upper": pl.Float64(),
    "baseline_start": pl.Date(),
    "baseline_end": pl.Date(),
    "signal": pl.String(),
    "method": pl.String(),
}
"""One row a quarterly count with the limits of its control chart; ``signal`` one of ``Signal``.

``centre`` and limits are null where there are too few quarters or too few events; ``method`` then says why.
"""

FUNNEL: dict[str, pl.DataType] = {
    "indicator": pl.String(),
    "window": pl.String(),
    "area": pl.String(),
    "area_name": pl.String(),
    "local": pl.Boolean(),
    "family": pl.Boolean(),
    "numerator": pl.Float64(),
    "denominator": pl.Float64(),
    "value": pl.Float64(),
    "target": pl.Float64(),
    "lower_95": pl.Float64(),
    "upper_95": pl.Float64(),
    "lower_998": pl.Float64(),
    "upper_998": pl.Float64(),
    "position": pl.String(),
    "source_ref": pl.String(),
}
"""One row a service in a funnel: its figure, its size, and the limits at that size around the target.

``numerator`` is null where only a rate is published; ``denominator`` is then only how wide the limits are, and
``source_ref`` says what it is. ``position`` is one of ``Position``.
"""

CURVES: dict[str, pl.DataType] = {
    "cohort": pl.String(),
    "area": pl.String(),
    "window": pl.String(),
    "period_start": pl.Date(),
    "period_end": pl.Date(),
    "months_followed": pl.Int64(),
    "numerator": pl.Float64(),
    "denominator": pl.Float64(),
    "value": pl.Float64(),
    "lower": pl.Float64(),
    "upper": pl.Float64(),
    "earlier_cohorts": pl.Int64(),
    "earlier_value": pl.Float64(),
    "earlier_lowest": pl.Float64(),
    "earlier_highest": pl.Float64(),
    "followed_months": pl.Int64(),
    "state": pl.String(),
    "reason": pl.String(),
}
"""One row a cohort and month of follow-up: the share known to have reoffended when all had been followed so long.

``cohort`` is ``substantive`` or ``diversion`` (never mixed), ``window`` a quarter or four of them. ``numerator`` of
``denominator`` entries had a reoffence that was proven by ``months_followed`` months after the child's index event, as
was known then and not as is known now; ``value`` in per cent with 95% limits. ``earlier_...`` are of the cohorts of the
same length before it, at the same month: how many, their share together, the lowest and the highest. The rest is of the
cohort: ``followed_months`` (up to 18) is how far every child has been followed, ``state`` one of ``Maturity`` and
``reason`` why, in one sentence.
"""


class Maturity(StrEnum):
    """What a cohort may be compared with while its follow-up runs: 12 months, and 6 more for proving."""

    DO_NOT_COMPARE = "do_not_compare"
    SAME_AGE_ONLY = "same_age_only"
    FINAL = "final"


class Rating(StrEnum):
    """What a board is told of a comparison: a colour never stands without its letter and reason."""

    GREEN = "green"
    AMBER = "amber"
    RED = "red"
    NO_CALL = "no_call"


LETTERS = {Rating.GREEN: "G", Rating.AMBER: "A", Rating.RED: "R", Rating.NO_CALL: "N"}


class Signal(StrEnum):
    """What a control chart says of a quarter."""

    NONE = "none"
    ABOVE = "above"
    BELOW = "below"
    RUN = "run"


class Position(StrEnum):
    """Where a service lies in a funnel: inside, beyond the 95% limits, or beyond the 99.8% limits."""

    INSIDE = "inside"
    ABOVE_95 = "above_95"
    BELOW_95 = "below_95"
    ABOVE_998 = "above_998"
    BELOW_998 = "below_998"


SCORECARD = "scorecard"
"""What ``source`` says of a value that a service entered in a scorecard; others are ``caseload`` or ``published``."""


class AreaRole(StrEnum):
    """What an area is to the service whose ledger this is.

    ``family`` is the YOT family; ``proxy`` the DfE's statistical neighbours, which are not it; ``chosen`` the services
    named in yjp.toml. ``target`` is no place: it is what a scorecard wants a measure of the service to reach.
    """

    LOCAL = "local"
    FAMILY = "family"
    PROXY = "proxy"
    CHOSEN = "chosen"
    PCC = "pcc"
    REGION = "region"
    NATIONAL = "national"
    PUBLISHED_LOCAL = "published_local"
    TARGET = "target"


COMPARATOR_ROLES = (
    AreaRole.FAMILY,
    AreaRole.PROXY,
    AreaRole.CHOSEN,
    AreaRole.PCC,
    AreaRole.REGION,
    AreaRole.NATIONAL,
)
"""The areas that a service is compared with, nearest first."""


class State(StrEnum):
    """How settled a figure is."""

    PROVISIONAL = "provisional"
    FINAL = "final"
    AS_PUBLISHED = "as_published"
    REVISED = "revised"
    ESTIMATE = "estimate"


class Verdict(StrEnum):
    """Is the difference more than chance, and is it good?"""

    BETTER = "better"
    WORSE = "worse"
    SIMILAR = "similar"
    TOO_FEW = "too_few"


class Unit(StrEnum):
    """Units of ledger values; ``figures`` display text is in ``yjp.ledger``."""

    COUNT = "count"
    PER_100K = "per_100k"
    PER_10K = "per_10k"
    PER_1K = "per_1k"
    PERCENT = "percent"
    REOFFENCES = "reoffences"
    PERCENT_CHANGE = "percent_change"
    POINTS = "points"
    RATE_CHANGE = "rate_change"
    TIMES = "times"


class Facet(StrEnum):
    """Which part of a figure a tag shows."""

    VALUE = "value"
    NUMERATOR = "numerator"
    DENOMINATOR = "denominator"
    LOWER = "lower"
    UPPER = "upper"
    CHANGE = "change"
    DIRECTION = "direction"
    VERDICT = "verdict"
    EVENTS = "events"
    CHANCE = "chance"
    STEP = "step"
    RATING = "rating"
    SHARE = "share"
    RANGE = "range"
    TABLE = "table"
    CHART = "chart"
    SIMPLE = "simple"
    MOVED = "moved"


OVERLAP_REASON = (
    "not broken down for periods that overlap: small numbers could be found by subtracting one from the other"
)
"""The ``reason`` of groups that are hidden because their periods overlap."""

ID_LENGTH = TAG_LENGTH - 1 - max(len(facet) for facet in Facet)


def figure_id(
    indicator: str, window: str, area: str, group: str | None = None, group_value: str | None = None
) -> str:
    """``indicator.window.area[.group=value]``, e.g. ``fte_rate.2018-12.12m.rotherham``.

    With any facet it fits a Word tag: an id that would be longer keeps its beginning and ends in ``~`` and
    eight characters of a digest of the whole, so that it stays stable and unique; the ledger's columns
    always hold the parts in full.
    """
    whole = f"{indicator}.{window}.{area}" + (f".{group}={group_value}" if group else "")
    if len(whole) <= ID_LENGTH:
        return whole
    digest = hashlib.sha256(whole.encode()).hexdigest()[:8]
    return f"{whole[: ID_LENGTH - 9]}~{digest}"


def tag(figure: str, facet: Facet) -> str:
    """The name of one facet of a figure, for content controls: ``fte_rate.2018-12.12m.rotherham#value``."""
    return f"{figure}#{facet}"


def split_tag(text: str) -> tuple[str, Facet]:
    """The figure id and the facet of a tag; ``ValueError`` if it is none of ours."""
    figure, mark, facet = text.rpartition("#")
    if not mark:
        raise ValueError(f"{text!r} is not the tag of a figure")
    return figure, Facet(facet)


def empty(schema: dict[str, pl.DataType] = SCHEMA) -> pl.DataFrame:
    """A ledger, or one of the frames beside it, without rows."""
    return pl.DataFrame(schema=schema)


def ordered(frame: pl.DataFrame) -> pl.DataFrame:
    """The frame in the ledger's schema and one stable order, so that two runs give the same bytes."""
    return frame.select(pl.col(name).cast(kind) for name, kind in SCHEMA.items()).sort(
        "indicator",
        "area_role",
        "area",
        "group",
        "group_value",
        "period_end",
        "window",
        "figure_id",
        "vintage",
    )
