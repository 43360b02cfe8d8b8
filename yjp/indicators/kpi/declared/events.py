"""Tables 6, 8, 9 and 10: out-of-court disposals, the management board, serious violence, and victims."""

from yjp.indicators.kpi.declared import columns
from yjp.indicators.kpi.declared.living import ENDING, NOT_IN_COHORT, PROGRAMMES
from yjp.indicators.kpi.definition import Row, Table
from yjp.indicators.kpi.orders import ORDERS
from yjp.indicators.kpi.sources import CHOICE, GOV_UK, NOT_IN_TEMPLATE, SQL

COMPLETED = "completed"
NOT_COMPLETED = "not_completed"
_EACH = "A child with disposals of several columns is in each; with two of one column, in it once."

DISPOSALS = Table(
    number=6,
    id="kpi6_ooc_v1",
    title="Out-of-court disposals",
    question="Do children complete their out-of-court disposals?",
    who=("Programmes of out-of-court disposals, each one that ended in the quarter, not one a child.",),
    leaves_out=NOT_IN_COHORT,
    columns=columns.disposals(),
    rows=(
        Row(
            id=ENDING,
            label="Number of  children with an order ending in the period",
            meaning=f"Children with a programme of the disposal ending in the quarter. {_EACH}",
            source=f"{SQL}, part 6",
            grade="Q",
        ),
        Row(
            id=COMPLETED,
            label="Number of children who completed intervention programmes in the quarter",
            meaning="Of them, children who successfully completed one.",
            source=f"{SQL}, part 6",
            grade="Q",
            needs=("programmes.kpi6_completed",),
        ),
        Row(
            id=NOT_COMPLETED,
            label="Number of children who did not complete intervention programmes in the quarter",
            meaning="Of them, children who did not complete one. Without a record of either the child is in neither.",
            source=f"{SQL}, part 6",
            grade="Q",
            needs=("programmes.kpi6_completed",),
        ),
        Row(
            id="programmes",
            label="Number of out-of-court disposal programmes ending in the period",
            meaning="Programmes, not children.",
            source=NOT_IN_TEMPLATE,
            grade="Q",
            counts="programmes",
            in_template=False,
        ),
        Row(
            id="programmes_completed",
            label="Number of out-of-court disposal programmes completed in the period",
            meaning="Programmes, not children, that were successfully completed.",
            source=NOT_IN_TEMPLATE,
            grade="Q",
            counts="programmes",
            needs=("programmes.kpi6_completed",),
            in_template=False,
        ),
    ),
    needs=PROGRAMMES,
    source=SQL,
)

_BOTH = (
    "1 or 0. Attended: at any meeting of the quarter. Not: at none, where that is recorded. A sector of which nothing "
    "is recorded is empty, which is not absent."
)
_BINARY = f"{SQL}, part 7: the number of sectors represented. That a cell is 1 or 0 is inferred"

BOARD = Table(
    number=8,
    id="kpi8_mba_v1",
    title="Management board attendance",
    question="Are the statutory partners represented on the management board?",
    who=("The meetings of the quarter.",),
    leaves_out=("Partners of other sectors.",),
    columns=columns.board(),
    rows=(
        Row(
            id="senior",
            label="Senior partner",
            meaning=f"Whether a senior partner of the sector attended. {_BOTH}",
            source=_BINARY,
            grade="I",
            counts="sectors",
            needs=("board_meetings.senior_attended",),
        ),
        Row(
            id="delegated",
            label="Delegated or non-senior partner",
            meaning=f"Whether a delegate or a partner who is not senior attended. {_BOTH}",
            source=_BINARY,
            grade="I",
            counts="sectors",
            needs=("board_meetings.delegate_attended",),
        ),
        Row(
            id="new_partner",
            label="If attended - was this a new partner?",
            meaning="1 under attended where whoever attended was new, 1 under not where they were not; empty where "
            "nobody of the sector attended.",
            source=f"{SQL}, part 7. {CHOICE}.",
            grade="I",
            counts="sectors",
            needs=("board_meetings.new_partner",),
        ),
        Row(
            id="shares_data",
            label="Partner brings data that show racial and ethnic disproportionality",
            meaning=f"Whether the sector brought such data to any meeting of the quarter. {_BOTH}",
            source=f"{GOV_UK}, wording of April 2023 (from memory). Not a row of the template",
            grade="M",
            counts="sectors",
            needs=("board_meetings.shares_ethnicity_data",),
            in_template=False,
        ),
    ),
    needs=("board_meetings",),
    source=SQL,
)

ANY = "any"
SERIOUS = "serious"
ALL = "all_offences"
CHILDREN = "children"
SERIOUS_CHILDREN = "children_serious"
GRAVE = (5, 6, 7, 8)
_LABEL = "Offences with a gravity score of 5 or more for {} offences resulting in a caution or sentence in the quarter"
CATEGORIES = {
    "drugs": "Drugs",
    "robbery": "Robbery",
    "violence_against_the_person": "Violence Against the Person",
}
SERIOUS_ROWS = tuple(CATEGORIES)
VIOLENCE_ORDERS = tuple(order for order in ORDERS if order.id != "out_court_no_yjs")
_NOT_PROVEN = (
    "Outcomes changed on appeal or successfully appealed, or given while the child lived elsewhere.",
    "Diversion, such as community resolutions and Outcome 22.",
    "Offences that no programme of the service is linked with.",
    "Children who were not 10 to 17 at arrest (cautions) or at the first hearing (sentences).",
)
_GRAVITY = "offences.gravity"
_CATEGORY = "offences.offence_category"
_BAND = "The age is that at arrest (or the offence) for cautions, at the first hearing (or the outcome) otherwise."


def _extra(identifier: str, label: str, meaning: str, counts: str, *needs: str) -> Row:
    return Row(
        id=identifier,
        label=label,
        meaning=meaning,
        source=NOT_IN_TEMPLATE,
        grade="Q",
        counts=counts,
        needs=needs,
        in_template=False,
    )


VIOLENCE = Table(
    number=9,
    id="kpi9_sv_v1",
    title="Serious violence",
    question="How many proven serious violent offences are there?",
    who=("Offences proven by a caution or sentence in the quarter, each under its most serious outcome.",),
    leaves_out=_NOT_PROVEN,
    columns=columns.violence(),
    rows=(
        *(
            Row(
                id=code,
                label=_LABEL.format(name),
                meaning=f"Proven offences of that YJB category with a seriousness score of 5 to 8. {_BAND}",
                source=f"{SQL}, part 7",
                grade="Q",
                counts="offences",
                needs=(_GRAVITY, _CATEGORY),
            )
            for code, name in CATEGORIES.items()
        ),
        Row(
            id=ANY,
            label=_LABEL.format("any").replace("any offences", "any offence"),
            meaning=f"Proven offences of any category with a seriousness score of 5 to 8. {_BAND}",
            source=f"{SQL}, part 7",
            grade="Q",
            counts="offences",
            needs=(_GRAVITY,),
        ),
        _extra(
            ALL,
            "All offences resulting in a caution or sentence in the quarter",
            "Proven offences of any category and score.",
            "offences",
        ),
        _extra(
            CHILDREN,
            "Children with an offence resulting in a caution or sentence in the quarter",
            "Children, each once: in the younger band, where offences of the quarter fall into both.",
            "children",
        ),
        _extra(
            SERIOUS_CHILDREN,
            "Children with a serious violent offence in the quarter",
            "Children with an offence of the first three rows, each once, in the younger band.",
            "children",
            _GRAVITY,
            _CATEGORY,
        ),
        *(
            _extra(
                f"score_{score}",
                f"Serious violent offences with a score of {score}",
                f"Offences of the first three rows with a score of {score}.",
                "offences",
                _GRAVITY,
                _CATEGORY,
            )
            for score in GRAVE
        ),
        *(
            _extra(
                f"order_{order.id}",
                f"Serious violent offences: {order.label}",
                "Offences of the first three rows, by the order given.",
                "offences",
                _GRAVITY,
                _CATEGORY,
            )
            for order in VIOLENCE_ORDERS
        ),
    ),
    needs=(
        "programmes",
        "programmes.disposal_type",
        "programme links",
    ),
    source=f"{SQL}, part 7; the labels of the rows are of the template",
)

_CONSENT = ("victims.consent_contact",)


def _victims(identifier: str, label: str, meaning: str, *needs: str) -> Row:
    return Row(
        id=identifier,
        label=label,
        meaning=meaning,
        source=f"{SQL}, parts 1 and 3",
        grade="Q",
        counts="victims",
        needs=needs,
    )


VICTIMS = Table(
    number=10,
    id="kpi10_victims_v1",
    title="Victims of youth crime",
    question="Are victims asked, told, supported and offered restorative justice?",
    who=("Victims of children whose programme ended in the quarter, each victim once.",),
    leaves_out=NOT_IN_COHORT,
    columns=columns.victims(),
    rows=(
        Row(
            id="children",
            label="Number of children with an order closing with an identified victim or victims of youth crime",
            meaning="Children with a victim whose programme ended in the quarter.",
            source=f"{SQL}, parts 1 and 3",
            grade="Q",
        ),
        _victims(
            "victims",
            "Total number of victims ",
            "Distinct victims: one victim of two children counts once.",
        ),
        _victims(
            "consent",
            "Number of victims who consent to be contacted by the YJS",
            "Victims who consent.",
            *_CONSENT,
        ),
        _victims(
            "engaged",
            "Number of victims engaged with on restorative justice opportunities",
            "Victims engaged in restorative justice who also consent to contact.",
            *_CONSENT,
            "victims.rj_engaged",
        ),
        _victims(
            "view",
            "Number of victims asked their view prior to OOCD decision-making and planning for statutory court orders",
            "Victims asked their view who also consent to contact.",
            *_CONSENT,
            "victims.view_sought",
        ),
        _victims(
            "progress_requested",
            "Number of victims who requested information about the progress of the child's case",
            "Victims who asked how the case goes.",
            "victims.progress_requested",
        ),
        _victims(
            "progress_provided",
            "Of those, the number of victims provided with information about the progress of the child's case",
            "Victims who asked and were told.",
            "victims.progress_requested",
            "victims.progress_provided",
        ),
        _victims(
            "support_requested",
            "The number of victims who asked for additional support",
            "Victims who asked for more support.",
            "victims.support_requested",
        ),
        _victims(
            "support_provided",
            "Of those victims who asked for additional support, the number provided with information on appropriate "
            "support services",
            "Victims who asked and were told of services.",
            "victims.support_requested",
            "victims.support_provided",
        ),
        Row(
            id="contacted",
            label="Number of victims contacted by the YJS",
            meaning="Victims with a day of contact.",
            source=NOT_IN_TEMPLATE,
            grade="Q",
            counts="victims",
            needs=("victims.contacted_date",),
            in_template=False,
        ),
    ),
    needs=(*PROGRAMMES, "victims", "victims.programme_id"),
    source=SQL,
)
