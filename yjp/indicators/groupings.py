"""How figures are broken down: every grouping declared, with its values in order and their labels.

Nothing here counts anybody, so every layer may read it; ``yjp.indicators.attributes`` reads the values from a caseload.
What is unknown is always a value of its own and never spread over the others.
"""

from dataclasses import dataclass

from yjp.errors import UnknownName
from yjp.indicators import registry
from yjp.model import codes
from yjp.model.codes import Tier
from yjp.model.codes.entries import Code, code_list

NOT_KNOWN = "not_known"
NOT_RECORDED = "not_recorded"
NO_OUTCOME = "no_outcome"
NO_OFFENCE = "no_offence"
BETWEEN = "-"
"""Stands between the parts of a value of a crossed grouping: ``yc-lac``. No value has it in itself."""


@dataclass(frozen=True, kw_only=True)
class Grouping:
    """One way to break a figure down.

    ``read_from`` and ``on`` say where the value is read and of which day; ``note`` what a reader must know.
    ``needs`` names the table without which there is no such breakdown. ``parts`` are the groupings that a crossed
    one is made of; its values are theirs, joined with ``-``.
    """

    id: str
    title: str
    values: tuple[Code, ...]
    read_from: str
    on: str
    note: str = ""
    needs: str | None = None
    parts: tuple[str, ...] = ()


_EVENT = (
    "the day of the outcome; in reoffending, the day of the child's index event (an outcome or a release); on the "
    "caseload, the snapshot day"
)
_OUTCOME = (
    "the outcome that is counted; in reoffending, the index event's: the most serious outcome of that day; on the "
    "caseload, the programme that the child is counted under"
)
_OFFENCE = (
    "the offence of the outcome that is counted; on the caseload, the most serious (by gravity) of the offences "
    "linked with the programme"
)

AGE = Grouping(
    id="age",
    title="Age",
    values=(
        Code(code="under_10", label="Under 10"),
        Code(code="10_14", label="10 to 14"),
        Code(code="15_17", label="15 to 17"),
        Code(code="18_plus", label="18 or older"),
    ),
    read_from="the date of birth",
    on=_EVENT,
    note=(
        "A child arrested or first heard at 17 can be 18 on the day of the outcome, and a child in prevention can be "
        "under 10."
    ),
)
AGE_FROM = {"10_14": 10, "15_17": 15, "18_plus": 18}
"""The youngest age of each band after the first."""

SEX = Grouping(
    id="sex",
    title="Sex",
    values=(*(s for s in codes.SEXES if s.code != "unknown"), Code(code=NOT_KNOWN, label="Not known")),
    read_from="the child's record",
    on="the day of the extract: the record keeps no earlier value",
)
ETHNIC = Grouping(
    id="ethnic",
    title="Ethnic group",
    values=codes.ETHNIC_GROUPS,
    read_from="the child's self-defined ethnicity (18+1), in the YJB's five groups; not stated and empty are not known",
    on="the day of the extract: the record keeps no earlier value",
    note="Chinese is in Asian or Asian British, as the YJB and the Office for National Statistics have it.",
)
CARE = Grouping(
    id="care",
    title="Care status",
    values=code_list(
        lac="Looked after",
        not_lac="Not looked after",
        not_recorded="No care status recorded",
    ),
    read_from="the spells of care status; any that holds on the day, looked after before all others",
    on=_EVENT,
    note=(
        "Not looked after: a record holds on the day and says child protection plan, child in need, early help or "
        "none. Without a record on the day nothing is assumed."
    ),
    needs="care_status",
)
LOOKED_AFTER, NOT_LOOKED_AFTER = "lac", "not_lac"

SEND = Grouping(
    id="send",
    title="Special educational needs",
    values=(
        *(s for s in codes.SEND_CATEGORIES if s.code != "none"),
        Code(code=NOT_RECORDED, label="No support recorded"),
    ),
    read_from="the spells of special educational needs; the most formal one that holds on the day",
    on=_EVENT,
    note="Recorded as none and not recorded are one, as Rotherham's plan of 2019-21 has it (Chart 5).",
    needs="send",
)
OFFENCE = Grouping(
    id="offence",
    title="Offence category",
    values=(*codes.OFFENCE_CATEGORIES, Code(code=NO_OFFENCE, label="No offence linked")),
    read_from=_OFFENCE,
    on="the offence's record",
    note="Offence categories of the YJB. Empty is not known.",
)
GRAVITY = Grouping(
    id="gravity",
    title="Gravity of the offence",
    values=(
        *code_list(g1_2="1 or 2", g3_4="3 or 4", g5_8="5 to 8"),
        *code_list(not_known="Not known", no_offence="No offence linked"),
    ),
    read_from=_OFFENCE,
    on="the offence's record",
    note=(
        "The YJB's seriousness score, 1 to 8. From 5 an offence can be serious violence in KPI 9 (Ministry of Justice "
        "open SQL); the line between 2 and 3 is this toolkit's own."
    ),
)
GRAVITY_FROM = {"g1_2": 1, "g3_4": 3, "g5_8": 5}
"""The lowest score of each band."""

OUTCOME = Grouping(
    id="outcome",
    title="Outcome",
    values=code_list(
        diversion="Diversion",
        yc="Youth caution",
        ycc="Youth conditional caution",
        rep_fw="Reprimand or final warning (until 2013)",
        ro="Referral order",
        other_ft="Discharge, fine or other first-tier outcome",
        yro="Youth rehabilitation order",
        other_com="Other community sentence (historic)",
        dto="Detention and training order",
        long_det="Other detention (sections 90 to 92, 226 to 228, 250 to 259)",
        no_outcome="No outcome: prevention, voluntary, bail or remand",
    ),
    read_from=_OUTCOME,
    on="the outcome's record",
    note="Types of outcome in the rows of Rotherham's plan of 2019-21 (Chart 1c), and the rest of each tier together.",
)
_OWN_ROW = {
    "youth_caution": "yc",
    "youth_conditional_caution": "ycc",
    "referral_order": "ro",
    "youth_rehabilitation_order": "yro",
    "detention_and_training_order": "dto",
}
_REST_OF_TIER = {
    Tier.DIVERSION: "diversion",
    Tier.PRE_COURT: "rep_fw",
    Tier.FIRST_TIER: "other_ft",
    Tier.COMMUNITY: "other_com",
    Tier.CUSTODY: "long_det",
}
OUTCOME_OF = {o.code: _OWN_ROW.get(o.code, _REST_OF_TIER[o.tier]) for o in codes.OUTCOME_TYPES}
"""The row that a type of outcome belongs to."""

TIER = Grouping(
    id="tier",
    title="Tier of the outcome",
    values=code_list(
        diversion="Diversion",
        pre_court="Pre-court",
        first_tier="First tier",
        community="Community",
        custody="Custody",
        no_outcome="No outcome: prevention, voluntary, bail or remand",
    ),
    read_from=_OUTCOME,
    on="the outcome's record",
    note="Tiers of the YJB.",
)
CATEGORY = Grouping(
    id="category",
    title="Kind of work",
    values=tuple(Code(code=c.value, label=text) for c, text in codes.CASELOAD_LABELS.items()),
    read_from="the most serious of the programmes open on the day",
    on="the snapshot day",
    note="As Rotherham's plan of 2019-21 divides its caseload (Chart 5).",
)


def _within(label: str) -> str:
    """A label inside a sentence: *looked after*, but *SEN support*."""
    return label if label[:2].isupper() else label[0].lower() + label[1:]


def _crossed(identifier: str, title: str, first: Grouping, second: Grouping) -> Grouping:
    """Every value of one grouping with every value of another; each is read as on its own."""
    return Grouping(
        id=identifier,
        title=title,
        values=tuple(
            Code(code=f"{one.code}{BETWEEN}{two.code}", label=f"{one.label}, {_within(two.label)}")
            for one in first.values
            for two in second.values
        ),
        read_from=f"{first.title.lower()} and {second.title.lower()}",
        on="the days of both",
        needs=first.needs or second.needs,
        parts=(first.id, second.id),
    )


OUTCOME_CARE = _crossed("outcome_care", "Outcome and care status", OUTCOME, CARE)
CATEGORY_SEND = _crossed("cat_send", "Kind of work and special educational needs", CATEGORY, SEND)

GROUPINGS: tuple[Grouping, ...] = (
    AGE,
    SEX,
    ETHNIC,
    CARE,
    SEND,
    OFFENCE,
    GRAVITY,
    OUTCOME,
    TIER,
    OUTCOME_CARE,
    CATEGORY,
    CATEGORY_SEND,
)

_OF_THE_YEAR = "the day of the child's first outcome or remand of the year"
ETHNIC_TWO = Grouping(
    id="ethnic_two",
    title="Ethnic group (two groups)",
    values=code_list(
        white="White",
        others="All other ethnic groups together",
        not_known="Not known",
    ),
    read_from="the child's self-defined ethnicity: the five groups, with Mixed, Asian, Black and Other put together",
    on="the day of the extract: the record keeps no earlier value",
    note="For services in which the five groups are too small. It hides differences between them.",
)
ETHNIC_CODE = Grouping(
    id="ethnic_code",
    title="Ethnicity (18+1)",
    values=(*(e for e in codes.ETHNICITIES if e.group != NOT_KNOWN), Code(code=NOT_KNOWN, label="Not known")),
    read_from="the child's self-defined ethnicity (18+1)",
    on="the day of the extract: the record keeps no earlier value",
    note="What lies under the five groups.",
)
SEND_HELD = Grouping(
    id="send_held",
    title="Special educational needs, where recorded",
    values=code_list(
        ehcp="Education, health and care plan, or statement",
        sen_support="SEN support",
        no_send="No special educational needs",
        not_recorded="Not recorded",
    ),
    read_from="the spells of special educational needs; the most formal one that holds on the day",
    on=_OF_THE_YEAR,
    note="Recorded as none is not the same as not recorded: only the first is compared.",
    needs="send",
)
FURTHER: tuple[Grouping, ...] = (ETHNIC_TWO, ETHNIC_CODE, SEND_HELD)
"""Groupings of over-representation alone; it has others too, read as here."""
ALL = (*GROUPINGS, *FURTHER)

_OF_AN_EVENT = (AGE, SEX, ETHNIC, CARE, SEND, OFFENCE, GRAVITY, OUTCOME, TIER)
APPLIES: dict[str, tuple[Grouping, ...]] = {
    registry.FTE_COUNT.id: (*_OF_AN_EVENT, OUTCOME_CARE),
    # Every custodial sentence is of one tier.
    registry.CUSTODY_COUNT.id: tuple(g for g in _OF_AN_EVENT if g is not TIER),
    registry.BINARY_REOFFENDING.id: _OF_AN_EVENT,
    registry.REOFFENCES_PER_REOFFENDER.id: _OF_AN_EVENT,
    registry.REOFFENCES_PER_CHILD.id: _OF_AN_EVENT,
    registry.CASELOAD.id: (*_OF_AN_EVENT, CATEGORY, CATEGORY_SEND),
}
"""Which groupings an indicator is broken down by. Rates per population are not: no population of groups is held."""


def grouping(identifier: str) -> Grouping:
    """The grouping of that id; ``UnknownName`` lists those there are."""
    for candidate in ALL:
        if candidate.id == identifier:
            return candidate
    raise UnknownName("grouping", identifier, [g.id for g in ALL])


def groupings_of(indicator: str) -> tuple[Grouping, ...]:
    """The groupings that an indicator is broken down by; none where it is not."""
    return APPLIES.get(indicator, ())


def group_label(group: str, value: str) -> str:
    """What a reader calls a group of the ledger: ``("outcome_care", "yc-lac")`` is *Youth caution, looked after*."""
    found = grouping(group)
    labels = codes.labels(found.values)
    if value not in labels:
        raise UnknownName(f"value of {group!r}", value, list(labels))
    return labels[value]


def breakdown_title(indicator: str, group: str) -> str:
    """The title of a breakdown: *First time entrants by care status*."""
    return f"{registry.indicator(indicator).title} by {_within(grouping(group).title)}"
