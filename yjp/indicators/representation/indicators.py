"""The measures of over-representation as indicators, one set for each decision point."""

from collections.abc import Iterator

from yjp.figures import Unit
from yjp.indicators.definition import Indicator, Kind, Polarity
from yjp.indicators.representation.stages import FEWEST_EVENTS, FEWEST_PEOPLE, STAGES, Stage

BEGINS = "rep_"
FAMILY = "representation"
SHARE, GAP, RATE, INDEX, STEP = "share", "gap", "rate", "rri", "step"
"""Share of children, gap to the share of population, rate, index on the population, and index on the stage before."""
_UNKNOWN = "Children of unknown group: shown beside the others as a share of all, never spread over them."
_ONCE = (
    "Children, not offences: a child counts once a year at each stage. Three years pooled add up three such years, so "
    "a child can be in them up to three times, and so is the population."
)
_DAY = (
    "Care status and special educational needs are those of the day of the child's first outcome or remand "
    "of the year."
)
_REFUSED = (
    f"Not given for fewer than {FEWEST_EVENTS} children at the stage, in the group or in the group it is compared "
    f"with, nor for a population of a group under {FEWEST_PEOPLE}."
)
_INDEX_SOURCE = (
    "Relative rate index as the Lammy Review (2017) and the Ministry of Justice use it; limits by the log method (Katz "
    "and others 1978)."
)
_CONTACTS = (
    "Contacts, not children: one child can be stopped several times. The police do not print children."
)


def identifier(stage: str, measure: str) -> str:
    """``rep_custody_rri``."""
    return f"{BEGINS}{stage}_{measure}"


def _of(stage: Stage) -> Iterator[Indicator]:
    what = "contacts with children" if stage.police else "children"
    counted = f"{'Contacts: children' if stage.police else 'Children of the group'} {stage.who}"
    polarity = Polarity.HIGHER if stage.better else Polarity.NEITHER
    common = (_UNKNOWN, *((_CONTACTS,) if stage.police else (_ONCE, _DAY)))

    def made(
        measure: str,
        title: str,
        question: str,
        denominator: str,
        kind: Kind,
        unit: Unit,
        per: int,
        decimals: int,
        deviations: tuple[str, ...] = (),
        source: str = stage.source,
    ) -> Indicator:
        return Indicator(
            id=identifier(stage.id, measure),
            title=title,
            short_title=f"{stage.title}: {title[0].lower()}{title[1:]}"
            if stage.title not in title
            else title,
            question=question,
            numerator=counted,
            denominator=denominator,
            counts_in=common,
            counts_out=(),
            deviations=deviations,
            kind=kind,
            unit=unit,
            per=per,
            decimals=decimals,
            polarity=polarity,
            change_unit=Unit.POINTS if kind is Kind.SHARE else Unit.RATE_CHANGE,
            source=source,
            definition_version="1",
            part_of=FAMILY,
        )

    yield made(
        SHARE,
        f"Group's share of {what} {stage.who}",
        "Which groups are the children from?",
        f"All {what} {stage.who} whose group is known",
        Kind.SHARE,
        Unit.PERCENT,
        100,
        1,
    )
    yield made(
        GAP,
        f"Group's share of {what} {stage.who}, less its share of the population",
        "Are there more children of the group than live here?",
        "None: a difference of two percentages",
        Kind.RATIO,
        Unit.POINTS,
        1,
        1,
        ("The share of the population is taken as known; chance is that of the children alone.",),
        "YJB Ethnic Disproportionality Tool, as Oxfordshire's and Havering's plans of 2019 show it.",
    )
    yield made(
        RATE,
        f"{what[0].upper()}{what[1:]} {stage.who} per 1,000 of the group, a year",
        "How often does it happen to children of the group?",
        "Children aged 10 to 17 of the group living in the area (table population_groups), each year",
        Kind.RATE,
        Unit.PER_1K,
        1_000,
        2,
    )
    yield made(
        INDEX,
        f"{stage.title}: relative rate index on the population",
        "How many times as often does it happen as to the group compared with?",
        "The same rate of the group that is compared with",
        Kind.RATIO,
        Unit.TIMES,
        1,
        2,
        (_REFUSED,),
        _INDEX_SOURCE,
    )
    if stage.base:
        yield made(
            STEP,
            f"{stage.title}: relative rate index on the stage before",
            f"Of {stage.base.who}, how many times as often does it happen as to the group compared with?",
            f"{stage.base.who[0].upper()}{stage.base.who[1:]}, of the group; over the same share of the group compared",
            Kind.RATIO,
            Unit.TIMES,
            1,
            2,
            (_REFUSED, "A population of at least 100 is not asked of the stage before."),
            _INDEX_SOURCE,
        )


REPRESENTATION: tuple[Indicator, ...] = tuple(each for stage in STAGES for each in _of(stage))
