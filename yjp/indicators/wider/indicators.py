"""The wider measures of a service as indicators: each a figure of every rolling year that its records cover."""

from yjp.figures import Unit
from yjp.indicators.definition import Indicator, Kind, Polarity

FAMILY = "wider"
VIOLENCE, KNIVES, REMANDS = "violence", "knives", "remands"
VICTIMS, REPARATION = "victims", "reparation"
"""The themes under which they are shown."""
_KPI_9 = (
    "Offences of violence against the person, robbery or drugs with a gravity of 5 to 8, with a caution or sentence in "
    "the year; counted as in KPI 9, and of years before it began by the same rule.",
    "Each offence once, under its most serious outcome; children aged 10 to 17.",
)
_KPI_SOURCE = "YJB KPI 9 (Ministry of Justice open SQL, part 7)."
_PLAN = (
    "Rotherham Youth Justice Plan 2019-21, section 12, for what is counted; there is no national definition."
)
_REMAND = (
    "Remand in custody, court-ordered secure remand and remand to youth detention accommodation. Bail and remand to "
    "local authority accommodation are not in."
)
_OWN = "There is no national definition: this is the toolkit's own reading."
_ONE_VICTIM = "A victim of several children is one victim."
_TOLD = "Not in the plain extract, and so in no number: how satisfied victims were."


def _made(
    identifier: str,
    title: str,
    short: str,
    question: str,
    numerator: str,
    denominator: str = "",
    *,
    theme: str,
    counts_in: tuple[str, ...] = (),
    deviations: tuple[str, ...] = (),
    polarity: Polarity,
    unit: Unit = Unit.COUNT,
    kind: Kind = Kind.COUNT,
    source: str = _OWN,
) -> Indicator:
    share = unit is Unit.PERCENT
    return Indicator(
        id=identifier,
        title=title,
        short_title=short,
        question=question,
        numerator=numerator,
        denominator=denominator or "None: a count",
        counts_in=counts_in,
        counts_out=(),
        deviations=deviations,
        kind=Kind.SHARE if share and kind is Kind.COUNT else kind,
        unit=unit,
        per={Unit.PERCENT: 100, Unit.PER_10K: 10_000}.get(unit, 1),
        decimals=0 if unit is Unit.COUNT else 1,
        polarity=polarity,
        change_unit=Unit.POINTS if share else Unit.PERCENT_CHANGE if unit is Unit.COUNT else Unit.RATE_CHANGE,
        source=source,
        definition_version="1",
        part_of=FAMILY,
        theme=theme,
    )


_VIOLENCE = "How much serious violence is proven?"
SERIOUS = _made(
    "violence_count",
    "Serious violent offences with a caution or sentence in the year",
    "Serious violence",
    _VIOLENCE,
    "Proven serious violent offences",
    theme=VIOLENCE,
    counts_in=_KPI_9,
    polarity=Polarity.LOWER,
    source=_KPI_SOURCE,
)
SERIOUS_RATE = _made(
    "violence_rate",
    "Serious violent offences with a caution or sentence per 10,000 children aged 10 to 17, a year",
    "Serious violence",
    _VIOLENCE,
    "Proven serious violent offences",
    "Children aged 10 to 17 living in the area (ONS mid-year estimate)",
    theme=VIOLENCE,
    counts_in=_KPI_9,
    polarity=Polarity.LOWER,
    unit=Unit.PER_10K,
    kind=Kind.RATE,
    source=_KPI_SOURCE,
)
SERIOUS_CHILDREN = _made(
    "violence_children",
    "Children with a serious violent offence with a caution or sentence in the year",
    "Children with serious violence",
    _VIOLENCE,
    "Children with a proven serious violent offence",
    theme=VIOLENCE,
    counts_in=_KPI_9,
    polarity=Polarity.LOWER,
    source=_KPI_SOURCE,
)
_KNIFE = "How many proven offences involve a knife?"
_KNIFE_IN = (
    "Offences with a caution or sentence in the year; each once. Local children aged 10 to 17, and nothing changed on "
    "appeal.",
    "A knife was involved, by the offence's record.",
)
KNIFE = _made(
    "knife_count",
    "Knife offences with a caution or sentence in the year",
    "Knife offences",
    _KNIFE,
    "Proven offences with a knife",
    theme=KNIVES,
    counts_in=_KNIFE_IN,
    polarity=Polarity.LOWER,
)
KNIFE_CHILDREN = _made(
    "knife_children",
    "Children with a knife offence with a caution or sentence in the year",
    "Children with a knife offence",
    _KNIFE,
    "Children with a proven knife offence",
    theme=KNIVES,
    counts_in=_KNIFE_IN,
    polarity=Polarity.LOWER,
)
KNIFE_UNKNOWN = _made(
    "knife_unknown",
    "Offences with a caution or sentence in the year of which it is not recorded whether a knife was involved",
    "Knife not recorded",
    _KNIFE,
    "Proven offences without a record of whether a knife was involved",
    "All offences with a caution or sentence in the year",
    theme=KNIVES,
    counts_in=_KNIFE_IN[:1],
    polarity=Polarity.LOWER,
    unit=Unit.PERCENT,
)
_REMANDED = "How many children are locked up before trial, and what comes after?"
_SIX_MONTHS = (
    "The outcome is the most serious one, of an offence before the remand ended, from the day the remand began to six "
    "months after it ended. Until then a child without custody is waiting, and in no share."
)
REMAND_CHILDREN = _made(
    "remand_children",
    "Children remanded to custody or youth detention accommodation in the year",
    "Children remanded",
    _REMANDED,
    "Children with a remand that began in the year",
    theme=REMANDS,
    counts_in=(_REMAND,),
    polarity=Polarity.LOWER,
)
REMAND_NIGHTS = _made(
    "remand_nights",
    "Nights on remand in custody or youth detention accommodation in the year",
    "Nights on remand",
    _REMANDED,
    "Nights of the year that children spent on remand",
    theme=REMANDS,
    counts_in=(
        _REMAND,
        "The night of the day the remand began is the first, that before the day it ended the last.",
    ),
    polarity=Polarity.LOWER,
)
REMAND_NO_CUSTODY = _made(
    "remand_no_custody",
    "Children whose remand ended in the year and who were not sentenced to custody",
    "Remanded, no custody after",
    _REMANDED,
    "Children whose remand was not followed by a custodial sentence",
    "Children whose last remand of the year ended in it, and whose outcome is known or six months have passed",
    theme=REMANDS,
    counts_in=(_REMAND, _SIX_MONTHS),
    polarity=Polarity.LOWER,
    unit=Unit.PERCENT,
)
REMAND_NO_OUTCOME = _made(
    "remand_no_outcome",
    "Children whose remand ended in the year without any caution or sentence after it",
    "Remanded, no outcome after",
    _REMANDED,
    "Children whose remand was followed by no caution or sentence",
    "Children whose last remand of the year ended in it, and whose outcome is known or six months have passed",
    theme=REMANDS,
    counts_in=(_REMAND, _SIX_MONTHS),
    polarity=Polarity.LOWER,
    unit=Unit.PERCENT,
)
REMAND_WAITING = _made(
    "remand_waiting",
    "Children whose remand ended in the year and whose outcome is awaited",
    "Remanded, outcome awaited",
    _REMANDED,
    "Children without a custodial sentence so far whose remand ended less than six months before the extract",
    theme=REMANDS,
    counts_in=(_REMAND, _SIX_MONTHS),
    polarity=Polarity.NEITHER,
)
_VICTIMS = "Are victims asked, and do they take part?"
_BY_CONTACT = "Victims first contacted in the year, whatever happened when."
_BY_START = "Victims of programmes that began in the year."
VICTIMS_IDENTIFIED = _made(
    "victims_identified",
    "Victims identified in the year",
    "Victims identified",
    _VICTIMS,
    "Victims of children whose programme began in the year",
    theme=VICTIMS,
    counts_in=(_BY_START, _ONE_VICTIM),
    deviations=(_TOLD,),
    polarity=Polarity.NEITHER,
)
VICTIMS_CONSENTED = _made(
    "victims_consented",
    "Victims identified in the year who consent to be contacted",
    "Victims who consent",
    _VICTIMS,
    "Victims who consent to be contacted",
    "Victims of programmes that began in the year of whom it is recorded",
    theme=VICTIMS,
    counts_in=(_BY_START, _ONE_VICTIM),
    polarity=Polarity.HIGHER,
    unit=Unit.PERCENT,
)
VICTIMS_CONTACTED = _made(
    "victims_contacted",
    "Victims contacted in the year",
    "Victims contacted",
    _VICTIMS,
    "Victims contacted",
    theme=VICTIMS,
    counts_in=(_BY_CONTACT, _ONE_VICTIM),
    polarity=Polarity.HIGHER,
    source=_PLAN,
)
VICTIMS_OFFERED = _made(
    "victims_offered",
    "Victims contacted in the year who were offered restorative justice",
    "Victims offered restorative justice",
    _VICTIMS,
    "Victims offered restorative justice",
    "Victims contacted in the year",
    theme=VICTIMS,
    counts_in=(_BY_CONTACT, _ONE_VICTIM),
    polarity=Polarity.HIGHER,
    unit=Unit.PERCENT,
)
VICTIMS_ENGAGED = _made(
    "victims_engaged",
    "Victims contacted in the year who took part in restorative justice",
    "Victims taking part",
    _VICTIMS,
    "Victims who took part in restorative justice",
    "Victims contacted in the year",
    theme=VICTIMS,
    counts_in=(_BY_CONTACT, _ONE_VICTIM),
    deviations=(_TOLD,),
    polarity=Polarity.HIGHER,
    unit=Unit.PERCENT,
    source=_PLAN,
)
VICTIMS_DIRECT = _made(
    "victims_direct",
    "Victims who took part in restorative justice directly",
    "Direct restorative justice",
    _VICTIMS,
    "Victims who took part directly",
    "Victims contacted in the year who took part, and of whom it is recorded how",
    theme=VICTIMS,
    counts_in=(_BY_CONTACT, _ONE_VICTIM, "The rest took part indirectly."),
    polarity=Polarity.NEITHER,
    unit=Unit.PERCENT,
)
_REPARATION = "Do children make amends?"
_SESSIONS = ("Sessions of reparation in the year, whichever order they belong to.",)
REPARATION_CHILDREN = _made(
    "reparation_children",
    "Children with reparation in the year",
    "Children with reparation",
    _REPARATION,
    "Children with a session of reparation",
    theme=REPARATION,
    counts_in=_SESSIONS,
    polarity=Polarity.NEITHER,
    source=_PLAN,
)
REPARATION_OFFERED = _made(
    "reparation_offered",
    "Hours of reparation offered in the year",
    "Hours of reparation",
    _REPARATION,
    "Hours of reparation offered",
    theme=REPARATION,
    counts_in=_SESSIONS,
    polarity=Polarity.HIGHER,
    source=_PLAN,
)
REPARATION_ATTENDED = _made(
    "reparation_attended",
    "Hours of reparation attended in the year",
    "Hours attended",
    _REPARATION,
    "Hours of reparation attended",
    theme=REPARATION,
    counts_in=_SESSIONS,
    polarity=Polarity.HIGHER,
    source=_PLAN,
)
REPARATION_ATTENDANCE = _made(
    "reparation_attendance",
    "Attendance at reparation: hours attended as a percentage of hours offered",
    "Attendance at reparation",
    _REPARATION,
    "Hours attended",
    "Hours offered, where it is recorded whether they were attended",
    theme=REPARATION,
    counts_in=("Hours, not sessions. The limits let each child attend more or less than others.",),
    polarity=Polarity.HIGHER,
    unit=Unit.PERCENT,
    kind=Kind.RATIO,
    source=_PLAN,
)

WIDER: tuple[Indicator, ...] = (
    SERIOUS,
    SERIOUS_RATE,
    SERIOUS_CHILDREN,
    KNIFE,
    KNIFE_CHILDREN,
    KNIFE_UNKNOWN,
    REMAND_CHILDREN,
    REMAND_NIGHTS,
    REMAND_NO_CUSTODY,
    REMAND_NO_OUTCOME,
    REMAND_WAITING,
    VICTIMS_IDENTIFIED,
    VICTIMS_CONSENTED,
    VICTIMS_CONTACTED,
    VICTIMS_OFFERED,
    VICTIMS_ENGAGED,
    VICTIMS_DIRECT,
    REPARATION_CHILDREN,
    REPARATION_OFFERED,
    REPARATION_ATTENDED,
    REPARATION_ATTENDANCE,
)
WITHOUT_LIMITS = frozenset(
    {REMAND_NIGHTS.id, REPARATION_OFFERED.id, REPARATION_ATTENDED.id, REMAND_WAITING.id}
)
"""Nights and hours are no independent events, and those waiting are simply there."""
COMPARED_WIDER: tuple[Indicator, ...] = (
    SERIOUS_RATE,
    KNIFE,
    REMAND_CHILDREN,
    VICTIMS_CONTACTED,
    VICTIMS_ENGAGED,
    REPARATION_ATTENDANCE,
)
"""One of each family, tested against the year before: with all of them something would always seem to move."""
