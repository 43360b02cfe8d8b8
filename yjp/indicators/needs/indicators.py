"""Needs as indicators: a share with each need, the share that is not recorded, and how many needs together."""

from collections.abc import Iterator

from yjp.figures import Unit
from yjp.indicators.definition import Indicator, Kind, Polarity
from yjp.indicators.needs.declared import (
    BANDS,
    GAP,
    MOMENTS,
    NEEDS,
    NOT_HELD,
    NOTHING_KNOWN,
    TOGETHER,
    UNKNOWN,
    Moment,
    Need,
)

FAMILY = "needs"
_KNOWN_ONLY = (
    "Children of whom it is not recorded are in neither number; how many they are is a measure of its own."
)
_CHOICE = (
    "There is no national definition: what counts as a need, and as known, is this toolkit's own reading."
)
_NOT_HELD = f"Not in the plain extract, and so in no number: {', '.join(NOT_HELD)}."
_SOURCE = "The plain extract; for the bands of hours KPI 2 (YJB, 2023)."


def identifier(moment: Moment, *parts: str) -> str:
    """``needs_send``, ``needs_out_send_unknown``."""
    return "_".join((moment.id, *parts))


def _indicator(
    identified: str,
    moment: Moment,
    title: str,
    numerator: str,
    denominator: str,
    counts_in: tuple[str, ...],
    kind: Kind = Kind.SHARE,
) -> Indicator:
    return Indicator(
        id=identified,
        title=f"{title}: {moment.who}",
        short_title=f"{title} ({'caseload' if moment is MOMENTS[0] else 'at outcome'})",
        question="What do the children need, and of how many is it not known?",
        numerator=numerator,
        denominator=denominator,
        counts_in=(f"As on {moment.on}.", *counts_in),
        counts_out=(),
        deviations=(_CHOICE, _NOT_HELD),
        kind=kind,
        unit=Unit.PERCENT if kind is Kind.SHARE else Unit.POINTS,
        per=100 if kind is Kind.SHARE else 1,
        decimals=1,
        polarity=Polarity.NEITHER,
        change_unit=Unit.POINTS,
        source=_SOURCE,
        definition_version="1",
        part_of=FAMILY,
    )


def _of_need(moment: Moment, need: Need) -> Iterator[Indicator]:
    who = moment.who.capitalize()
    known = f"{who} of whom it is recorded"
    yield _indicator(
        identifier(moment, need.id),
        moment,
        need.title,
        f"{who} with the need",
        known,
        (need.has, need.known, _KNOWN_ONLY),
    )
    yield _indicator(
        identifier(moment, need.id, UNKNOWN),
        moment,
        f"{need.title}, not recorded",
        f"{who} of whom it is not recorded",
        f"All {moment.who}",
        (f"Recorded: {need.known[0].lower()}{need.known[1:]}",),
    )
    if need.population:
        yield _indicator(
            identifier(moment, need.id, GAP),
            moment,
            f"{need.title}, less the share of the local population",
            "Share with the need, of those of whom it is recorded",
            "None: a difference of two percentages",
            (
                need.has,
                "The share of the population aged 10 to 17 (table population_groups) is taken as known.",
            ),
            Kind.RATIO,
        )


def _together(moment: Moment) -> Iterator[Indicator]:
    who = moment.who.capitalize()
    listed = "; ".join(each.title for each in TOGETHER)
    least = "At least so many: a need that is not recorded is not counted, and may be there."
    for band, title in BANDS:
        yield _indicator(
            identifier(moment, band),
            moment,
            title,
            f"{who} with so many recorded needs",
            f"{who} of whom at least one of the needs is recorded, there or not",
            (f"Counted together: {listed}.", least),
        )
    yield _indicator(
        identifier(moment, NOTHING_KNOWN),
        moment,
        "No need recorded, there or not",
        f"{who} of whom none of the needs is recorded",
        f"All {moment.who}",
        (f"Asked of: {listed}.",),
    )


NEED_INDICATORS: tuple[Indicator, ...] = tuple(
    each
    for moment in MOMENTS
    for found in (*(_of_need(moment, need) for need in NEEDS), _together(moment))
    for each in found
)
