"""Tables 4, 5 and 7: mental health, substance misuse, and wider services."""

from yjp.indicators.kpi.declared import columns
from yjp.indicators.kpi.declared.columns import END, START, TOTAL
from yjp.indicators.kpi.declared.living import COHORT, ENDING, NOT_IN_COHORT, PROGRAMMES
from yjp.indicators.kpi.definition import Row, Table
from yjp.indicators.kpi.sources import CHOICE, NOT_IN_TEMPLATE, SQL

TREATED = "treated_before"
NEED = "need"
OFFERED_ANY = "offered_any"
NO_INTERVENTION = "no_intervention"
NOT_ATTENDED = "not_attended"
MENTAL_HEALTH_TYPES = ("getting_advice", "getting_help", "getting_additional_help", "getting_risk_support")
SUBSTANCE_TYPES = ("targeted_intervention", "specialist_substance_misuse_treatment", "complex_care")
_SPACED = "Number of  children with an order ending in the period"
_PLAIN = "Number of children with an order ending in the period"


def _ending(label: str) -> Row:
    return Row(
        id=ENDING,
        label=label,
        meaning="Children with an order ending.",
        source=SQL,
        grade="Q",
        points=(TOTAL,),
    )


def _common(part: str, treated: str, need: str) -> tuple[Row, ...]:
    return (
        Row(
            id=TREATED,
            label=treated,
            meaning="Children who were attending an intervention when the order began: they had begun before, and "
            "had not ended.",
            source=f"{SQL}, {part}; the function that decides is not public, its comment is",
            grade="I",
            points=(START,),
            needs=("health.attended_start",),
        ),
        Row(
            id=NEED,
            label=need,
            meaning="Other children whose need was identified on or before the day the order ended. A child treated "
            "before stands in the row above only: the YJB adds the two rows to get all children with a need.",
            source=f"{SQL}, {part}. {CHOICE}.",
            grade="I",
            points=(END,),
        ),
    )


def _offered(identifier: str, label: str, part: str) -> Row:
    return Row(
        id=f"offered_{identifier}",
        label=label,
        meaning="Children offered it during the order, or attending it when the order began.",
        source=f"{SQL}, {part}",
        grade="Q",
        points=(END,),
        needs=("health.offered_date", "health.intervention_type"),
    )


def _attended(identifier: str, label: str, part: str) -> Row:
    return Row(
        id=f"attended_{identifier}",
        label=label,
        meaning="Children who began to attend it during the order, or were attending when the order began.",
        source=f"{SQL}, {part}",
        grade="Q",
        points=(END,),
        needs=("health.attended_start", "health.intervention_type"),
    )


def _derived(part: str) -> tuple[Row, ...]:
    return (
        Row(
            id=OFFERED_ANY,
            label="Number of children with a need who were offered an intervention or already in one",
            meaning="Distinct children with a need who were offered any intervention of the types above during the "
            "order, or were attending one when it began.",
            source=NOT_IN_TEMPLATE,
            grade="Q",
            points=(END,),
            needs=("health.offered_date", "health.intervention_type"),
            in_template=False,
        ),
        Row(
            id=NO_INTERVENTION,
            label="Number of children with a need for whom no intervention is recorded as needed",
            meaning="Children with a need and a record that says no intervention, without an offer.",
            source=f"{NOT_IN_TEMPLATE}, {part}",
            grade="Q",
            points=(END,),
            needs=("health.intervention_type",),
            in_template=False,
        ),
        Row(
            id=NOT_ATTENDED,
            label="Number of children offered an intervention that they did not attend",
            meaning="Children with an offer made during the order and no first day of attendance.",
            source=f"{NOT_IN_TEMPLATE}, {part}",
            grade="Q",
            points=(END,),
            needs=("health.offered_date",),
            in_template=False,
        ),
    )


_HEALTH_NEEDS = (*PROGRAMMES, "health", "health.strand", "health need dates")
"""``health need dates``: the day identified or, where the extract has none, the day screened."""
_THRIVE = {
    "getting_advice": "Getting Advice",
    "getting_help": "Getting Help",
    "getting_additional_help": "Getting Additional Help",
    "getting_risk_support": "Getting Risk Support",
}

MENTAL_HEALTH = Table(
    number=4,
    id="kpi4_mhew_v1",
    title="Mental health and emotional wellbeing",
    question="Are children's mental health needs found, and are they offered help?",
    who=COHORT,
    leaves_out=NOT_IN_COHORT,
    columns=columns.health(),
    rows=(
        _ending(_SPACED),
        *_common(
            "part 6",
            "Number receiving treatment for mental health or emotional wellbeing prior to the start of the order",
            "Number of children with a screened OR identified need for an intervention to improve mental health or "
            "emotional wellbeing",
        ),
        *(
            row
            for code, name in _THRIVE.items()
            for row in (
                _offered(code, f"{name}: Number of planned or offered interventions", "part 6"),
                _attended(code, f"{name}: Number of children attending intervention", "part 6"),
            )
        ),
        *_derived("part 6"),
    ),
    needs=_HEALTH_NEEDS,
    source=SQL,
)

_SUBSTANCE = {
    "targeted_intervention": ("targeted intervention/treatment.", "targeted intervention/treatment."),
    "specialist_substance_misuse_treatment": (
        "specialist substance misuse treatment",
        "specialist substance misuse treatment ",
    ),
    "complex_care": ("complex care treatment intervention", "complex care treatment intervention"),
}
"""As offered and as attended: the second one of the middle row ends in a space."""

SUBSTANCE_MISUSE = Table(
    number=5,
    id="kpi5_substance_misuse_v1",
    title="Substance misuse",
    question="Are children's needs around substance misuse found, and are they offered help?",
    who=COHORT,
    leaves_out=NOT_IN_COHORT,
    columns=columns.health(),
    rows=(
        _ending(_PLAIN),
        *_common(
            "part 6",
            "Number of children in existing treatment or support prior to the start of the order",
            "Number of children with a screened OR identified need for intervention/treatment to address substance "
            "misuse ",
        ),
        *(
            row
            for code, (offered, attended) in _SUBSTANCE.items()
            for row in (
                _offered(code, f"Number offered {offered}", "part 6"),
                _attended(code, f"Number attending {attended}", "part 6"),
            )
        ),
        *_derived("part 6"),
    ),
    needs=_HEALTH_NEEDS,
    source=SQL,
)

SUPPORTED = "supported"
_STATUSES = (
    (
        "looked_after",
        "Number of children who are a currently care experienced child (known in statute as a Looked After Child)",
    ),
    ("child_protection_plan", "Number of children on a Child Protection Plan"),
    (
        "child_in_need",
        "Number of children who are Children in Need/Children in Need of care and support (Wales)",
    ),
    ("early_help", "Number of children on an Early Intervention plan"),
)
STATUS_ROWS = tuple(code for code, _ in _STATUSES)
_NO_REFERRALS = "the plain extract has plans of early help but no referrals to it: enter this cell by hand"

WIDER_SERVICES = Table(
    number=7,
    id="kpi7_ws_v1",
    title="Wider services",
    question="How many children do other children's services work with during the order?",
    who=COHORT,
    leaves_out=NOT_IN_COHORT,
    columns=columns.wider_services(),
    rows=(
        _ending(_SPACED),
        *(
            Row(
                id=code,
                label=label,
                meaning="Children with the status on the day the order began (start; for custody the day before), "
                "and at any time from then to the day the order ended (end).",
                source=f"{SQL}, part 7: what the column of the end holds is taken as during the order",
                grade="Q",
                points=(START, END),
            )
            for code, label in _STATUSES
        ),
        Row(
            id="early_help_before",
            label="Number of children who were already open to Early Help services prior to start of order",
            meaning="Children with a referral to early help before the order began.",
            source=f"{SQL}, part 7",
            grade="Q",
            points=(START,),
            unavailable=_NO_REFERRALS,
        ),
        Row(
            id="early_help_referred",
            label="Number of children referred to Early Help services",
            meaning="Children referred to early help on or after the day the order began.",
            source=f"{SQL}, part 7",
            grade="Q",
            points=(END,),
            unavailable=_NO_REFERRALS,
        ),
        Row(
            id=SUPPORTED,
            label="Number of children supported by wider services during the order",
            meaning="Distinct children with any of the four statuses during the order.",
            source=NOT_IN_TEMPLATE,
            grade="Q",
            points=(END,),
            in_template=False,
        ),
    ),
    needs=(*PROGRAMMES, "care_status", "care_status.status"),
    source=SQL,
)
