"""The national indicators, the caseload, and what goes with them, declared. Nothing here counts anybody."""

from dataclasses import replace

from yjp.figures import Unit
from yjp.indicators.definition import Indicator, Kind, Polarity

_LOCAL_ESTIMATE = (
    "Counted from the service's own case records. The official figure comes from the Police National Computer "
    "and will differ: this is a local estimate beside it, never a replacement."
)
_LOCAL_CUSTODY = (
    "Counted from the service's own case records. The official figure comes from the returns that services make to the "
    "Youth Justice Board, and can differ: this is a local estimate beside it, never a replacement."
)
_SUBSTANTIVE = (
    "Substantive outcomes: youth cautions, youth conditional cautions and court sentences "
    "(and historic reprimands and final warnings)."
)
_APPEALS = "Outcomes changed on appeal or successfully appealed."
_FTE_SOURCE = (
    "The YJB's own case-level rule (Ministry of Justice open SQL, QS2-fte, commit 0a0278d of August 2026)."
)
_CUSTODY_SOURCE = (
    "YJB Data Summary rule, as restated in Leicester City's Youth Justice Plan 2019-20, section 3."
)
_REOFFENDING_SOURCE = (
    "Ministry of Justice proven reoffending statistics, three-month cohorts (method of October 2017)."
)
_BREACH = (
    "Breach offences are not counted as reoffences. The national rule on this could not be confirmed, so it is a "
    "setting."
)
_COHORT = (
    "Children with a caution or non-custodial sentence, or released from custody, in the quarter, aged 10 to 17 and "
    "living locally; each enters the quarter once, at the first of these events. A year adds up four quarters, so a "
    "child can be in it up to four times."
)

FTE_RATE = Indicator(
    id="fte_rate",
    title="First time entrants per 100,000 children aged 10 to 17",
    short_title="First time entrants",
    question="How many children enter the justice system for the first time?",
    numerator="Children with their first ever caution or sentence in the period",
    denominator="Children aged 10 to 17 living in the area (ONS mid-year estimate)",
    counts_in=(
        _SUBSTANTIVE,
        "Children aged 10 to 17 at arrest (or offence) and at most 17 at the first hearing (or outcome).",
    ),
    counts_out=(
        "Community resolutions, Outcome 22 and other diversion.",
        _APPEALS,
        "Children whose first ever outcome was given while they lived elsewhere, even if a later one was local.",
    ),
    deviations=(_LOCAL_ESTIMATE,),
    kind=Kind.RATE,
    unit=Unit.PER_100K,
    per=100_000,
    decimals=0,
    polarity=Polarity.LOWER,
    change_unit=Unit.PERCENT_CHANGE,
    source=_FTE_SOURCE,
    definition_version="1",
    headline=True,
)
FTE_COUNT = replace(
    FTE_RATE,
    id="fte_count",
    title="First time entrants",
    denominator="None: a count of children",
    kind=Kind.COUNT,
    unit=Unit.COUNT,
    per=1,
    headline=False,
)
BINARY_REOFFENDING = Indicator(
    id="binary_reoffending",
    title="Children who reoffended, as a percentage of the cohort (binary reoffending rate)",
    short_title="Reoffending",
    question="What share of children go on to reoffend within a year?",
    numerator="Children of the cohort with at least one proven reoffence",
    denominator="Children in the cohort",
    counts_in=(
        _COHORT,
        "A reoffence is an offence in the 12 months after the event, proven by a caution or sentence within "
        "18 months of it, wherever the child then lived and whatever age the child then was.",
    ),
    counts_out=(_APPEALS, "Breach of bail, of a conditional discharge or of a statutory order."),
    deviations=(_LOCAL_ESTIMATE, _BREACH),
    kind=Kind.SHARE,
    unit=Unit.PERCENT,
    per=100,
    decimals=1,
    polarity=Polarity.LOWER,
    change_unit=Unit.POINTS,
    source=_REOFFENDING_SOURCE,
    definition_version="1",
    headline=True,
)
REOFFENCES_PER_REOFFENDER = replace(
    BINARY_REOFFENDING,
    id="reoffences_per_reoffender",
    title="Reoffences per reoffender",
    short_title="Reoffences per reoffender",
    question="How often do the children who reoffend do so?",
    numerator="Proven reoffences of the cohort",
    denominator="Children of the cohort who reoffended",
    kind=Kind.RATIO,
    unit=Unit.REOFFENCES,
    per=1,
    decimals=2,
    change_unit=Unit.PERCENT_CHANGE,
)
REOFFENCES_PER_CHILD = replace(
    REOFFENCES_PER_REOFFENDER,
    id="reoffences_per_child",
    title="Reoffences per child in the cohort",
    short_title="Reoffences per child",
    question="How many reoffences are there for each child in the cohort?",
    denominator="Children in the cohort",
    headline=False,
)
CUSTODY_RATE = Indicator(
    id="custody_rate",
    title="Custodial sentences per 1,000 children aged 10 to 17",
    short_title="Use of custody",
    question="How often are children sentenced to custody?",
    numerator="Custodial sentences in the period",
    denominator="Children aged 10 to 17 living in the area (ONS mid-year estimate)",
    counts_in=(
        "Sentences, not children. The same type of sentence given to a child on one day counts once, "
        "concurrent or consecutive.",
        "Children living locally, aged 10 to 17 at the first hearing (or outcome).",
    ),
    counts_out=(_APPEALS, "Remands to youth detention accommodation.", "Children living elsewhere."),
    deviations=(_LOCAL_CUSTODY,),
    kind=Kind.RATE,
    unit=Unit.PER_1K,
    per=1_000,
    decimals=2,
    polarity=Polarity.LOWER,
    change_unit=Unit.RATE_CHANGE,
    source=_CUSTODY_SOURCE,
    definition_version="1",
    headline=True,
)
CUSTODY_COUNT = replace(
    CUSTODY_RATE,
    id="custody_count",
    title="Custodial sentences",
    denominator="None: a count of sentences",
    kind=Kind.COUNT,
    unit=Unit.COUNT,
    per=1,
    decimals=0,
    headline=False,
)
CASELOAD = Indicator(
    id="caseload",
    title="Children on the caseload",
    short_title="Caseload",
    question="How many children does the service work with on a day?",
    numerator="Children with an open programme on the day, each counted once, under the most serious",
    denominator="None, or all children on the caseload where a share is shown",
    counts_in=("Statutory orders, cautions, pre-court, prevention and other programmes open on the day.",),
    counts_out=(),
    deviations=("Categories as Rotherham's plan of 2019-21 shows them; there is no national definition.",),
    kind=Kind.COUNT,
    unit=Unit.COUNT,
    per=1,
    decimals=0,
    polarity=Polarity.NEITHER,
    change_unit=Unit.PERCENT_CHANGE,
    source="Rotherham Youth Justice Plan 2019-21, Chart 5.",
    definition_version="1",
)
INTERIM_OUTCOMES = Indicator(
    id="interim_outcomes",
    title="Outcomes recorded under an interim code",
    short_title="Interim codes",
    question="How many outcomes stand under a code that means something else?",
    numerator="Outcomes recorded as reprimand or drug treatment and testing order after these had ended",
    denominator="None: a count of outcomes",
    counts_in=(
        "Outcome 23 recorded as reprimand, youth diversion orders recorded as a drug treatment order.",
    ),
    counts_out=(),
    deviations=("They are diversion, and so in no national indicator, unless a setting says otherwise.",),
    kind=Kind.COUNT,
    unit=Unit.COUNT,
    per=1,
    decimals=0,
    polarity=Polarity.NEITHER,
    change_unit=Unit.PERCENT_CHANGE,
    source="Access Core+ help centre, article 15052912; until YJB Schema 12 (2027/28).",
    definition_version="1",
)
FTE_INTERIM_EFFECT = replace(
    INTERIM_OUTCOMES,
    id="fte_interim_effect",
    title="First time entrants more, if interim codes were counted as recorded",
    short_title="Effect of interim codes",
    question="How far would interim codes move the number of first time entrants?",
    numerator="First time entrants counted as recorded, less those counted with interim codes as diversion",
    denominator="None: a difference of two counts of children",
)


def _change(of: Indicator, decimals: int) -> Indicator:
    """The change of an indicator on the same period a year before, as an indicator of its own."""
    return replace(
        of,
        id=f"{of.id}_change",
        title=f"{of.title}: change on the year before",
        short_title=f"{of.short_title}: change",
        kind=Kind.RATIO,
        unit=of.change_unit,
        per=1,
        decimals=decimals,
        headline=False,
    )


NATIONAL: tuple[Indicator, ...] = (
    FTE_RATE,
    FTE_COUNT,
    BINARY_REOFFENDING,
    REOFFENCES_PER_REOFFENDER,
    REOFFENCES_PER_CHILD,
    CUSTODY_RATE,
    CUSTODY_COUNT,
    CASELOAD,
    INTERIM_OUTCOMES,
    FTE_INTERIM_EFFECT,
    _change(FTE_RATE, 1),
    _change(BINARY_REOFFENDING, 1),
    _change(REOFFENCES_PER_REOFFENDER, 1),
    _change(CUSTODY_RATE, 2),
)
