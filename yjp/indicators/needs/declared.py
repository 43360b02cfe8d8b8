"""The needs that an extract can hold, declared. Nothing here counts anybody.

The plain extract holds neither exclusions nor signs of exploitation: nothing is said of them, which is not nought.
"""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Need:
    """A need: its title, when a child has it, when that is known, and the table that says so.

    ``population`` are the grouping and groups of ``population_groups`` that have the same need. ``within`` names the
    need that it is a part of, and so is not counted again beside it.
    """

    id: str
    title: str
    has: str
    known: str
    table: str
    population: tuple[str, tuple[str, ...]] | None = None
    within: str = ""


@dataclass(frozen=True, kw_only=True)
class Moment:
    """Of which children, and on which day, needs are asked."""

    id: str
    who: str
    on: str


CASELOAD_DAY = Moment(
    id="needs", who="children on the caseload", on="the snapshot day; children with an open programme"
)
AT_OUTCOME = Moment(
    id="needs_out",
    who="children with an outcome in the year",
    on="the day of the child's first outcome or remand of the year; diverted, cautioned or sentenced",
)
MOMENTS = (CASELOAD_DAY, AT_OUTCOME)

_SPELL = "A record holds on the day, also one that says none."
NEEDS: tuple[Need, ...] = (
    Need(
        id="send",
        title="Special educational needs",
        has="An education, health and care plan, a statement or SEN support holds on the day.",
        known=_SPELL,
        table="send",
        population=("send_held", ("ehcp", "sen_support")),
    ),
    Need(
        id="ehcp",
        title="Education, health and care plan",
        has="A plan, or a statement, holds on the day.",
        known=_SPELL,
        table="send",
        population=("send_held", ("ehcp",)),
        within="send",
    ),
    Need(
        id="care",
        title="Looked after",
        has="Looked after on the day.",
        known="A record of care status holds on the day, also one that says none.",
        table="care_status",
        population=("care", ("lac",)),
    ),
    Need(
        id="education",
        title="Less than full-time education, training or employment",
        has="No provision, or fewer hours attended a week than full time: 25 at school age, 16 above (as in KPI 2).",
        known="A record of no provision holds on the day, or one with hours attended.",
        table="education",
    ),
    Need(
        id="mental",
        title="Mental health and emotional wellbeing",
        has="A need was identified by the day, and no treatment of it had ended before the day.",
        known="The child was screened by the day, or a need had been identified.",
        table="health",
    ),
    Need(
        id="substance",
        title="Substance misuse",
        has="A need was identified by the day, and no treatment of it had ended before the day.",
        known="The child was screened by the day, or a need had been identified.",
        table="health",
    ),
)
TOGETHER: tuple[Need, ...] = tuple(each for each in NEEDS if not each.within)
"""What counts when needs are counted together: a plan is a special educational need already."""
BANDS: tuple[tuple[str, str], ...] = (
    ("none", "No recorded need"),
    ("one", "One recorded need"),
    ("two", "Two recorded needs"),
    ("three", "Three or more recorded needs"),
)
NOTHING_KNOWN = "nothing"
UNKNOWN, GAP = "unknown", "gap"
NOT_HELD = ("exclusion from school", "exploitation", "speech, language and communication")
"""Asked for by boards, and in no table of the plain extract."""
