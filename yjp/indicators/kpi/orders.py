"""The six orders under which a child is counted, which outcomes they hold, and which is the more serious."""

from dataclasses import dataclass

from yjp.model.codes import CUSTODIAL

OOCD = "out_court_no_yjs"
YC = "yc_with_yjs"
YCC = "ycc"
RO = "ro"
YRO = "yro"
CUSTODY = "cust"
DTO = "detention_and_training_order"


@dataclass(frozen=True, kw_only=True)
class Order:
    """An order column: the SQL's prefix, the template's prefix, the YJB's label, and the outcome codes in it."""

    id: str
    template: str
    label: str
    outcomes: tuple[str, ...]


COMMUNITY_RESOLUTION = (
    "community_resolution_with_yjs_involvement",
    # The name before 2023, when services were called teams. Grade I.
    "community_resolution_with_yot_intervention",
)
OUTCOME_22 = "no_further_action_outcome_22_with_yjs_involvement"
OUTCOME_22_DEFERRED = "no_further_action_outcome_22_deferred_prosecution_caution_with_yjs_involvement"
OUTCOME_20_21 = "no_further_action_outcome_20_21_with_yjs_involvement"

ORDERS: tuple[Order, ...] = (
    Order(
        id=OOCD,
        template="ns",
        label="Non-substantive out of court disposals with YJS intervention",
        outcomes=(OUTCOME_22_DEFERRED, OUTCOME_22, OUTCOME_20_21, *COMMUNITY_RESOLUTION),
    ),
    Order(id=YC, template="yjs", label="Youth Cautions with YJS intervention", outcomes=("youth_caution",)),
    Order(
        id=YCC, template="ycc", label="Youth Conditional Cautions", outcomes=("youth_conditional_caution",)
    ),
    Order(id=RO, template="ro", label="Referral Orders", outcomes=("referral_order",)),
    Order(
        id=YRO,
        template="yro",
        label="Youth Rehabilitation Orders",
        outcomes=("youth_rehabilitation_order",),
    ),
    Order(id=CUSTODY, template="cust", label="Custodial sentences", outcomes=CUSTODIAL),
)
"""In the template's order, least serious first.

The YJB's list of outcomes and disposal types that "count in KPIs" is not public (grade I): counted are those that one
of the six columns names. So community resolutions without the service, other informal action, fines, discharges and
reparation orders are not, and neither are outcome 23 and youth diversion orders, which are newer than the columns.
"""
ORDER_OF = {outcome: order.id for order in ORDERS for outcome in order.outcomes}
COUNTED = tuple(ORDER_OF)

SERIOUSNESS: tuple[str, ...] = (
    "section_259",
    "section_226_life",
    "section_226_public_protection",
    "section_254",
    "section_226_b",
    "section_228",
    "section_250",
    "section_90_91_detention",
    "section_90_92_detention",
    DTO,
    "youth_rehabilitation_order",
    "referral_order",
    "youth_conditional_caution",
    "youth_caution",
    OUTCOME_22_DEFERRED,
    OUTCOME_22,
    OUTCOME_20_21,
    *COMMUNITY_RESOLUTION,
)
"""Most serious first. The YJB's ranking table is not public (grade I): the tiers' order, and within a tier by what the
disposal asks of the child. Only which order, and which programme of it, a child is counted under depends on it."""
RANK_OF = {outcome: rank for rank, outcome in enumerate(SERIOUSNESS)}


@dataclass(frozen=True, kw_only=True)
class Disposal:
    """A column of KPI 6: an out-of-court disposal."""

    id: str
    label: str
    outcomes: tuple[str, ...]


DISPOSALS: tuple[Disposal, ...] = (
    Disposal(id="community_resolution", label="Community resolution with YJS", outcomes=COMMUNITY_RESOLUTION),
    Disposal(id="nfa_o22_yjs", label="NFA Outcome 22 with YJS", outcomes=(OUTCOME_22,)),
    Disposal(
        id="nfa_o22_deferred_yjs",
        label="NFA Outcome 22 deferred prosecution/caution with YJS",
        outcomes=(OUTCOME_22_DEFERRED,),
    ),
    Disposal(id="nfa_o20_21_yjs", label="NFA Outcome 20/21 with YJS", outcomes=(OUTCOME_20_21,)),
    Disposal(id="yc_yjs", label="Youth caution with YJS", outcomes=("youth_caution",)),
    Disposal(id="ycc", label="Youth conditional caution", outcomes=("youth_conditional_caution",)),
)
DISPOSAL_OF = {outcome: disposal.id for disposal in DISPOSALS for outcome in disposal.outcomes}
