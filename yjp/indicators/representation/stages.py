"""The decision points at which groups of children are compared, declared. Nothing here counts anybody.

Children, not offences: the Youth Justice Board told the Home Affairs Committee in 2007 that comparisons of offences
mislead (HC 181, Ev 56). A child counts once a year at each stage, however many outcomes there were.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from yjp.model.codes import Tier

STOP_SEARCH, ARREST = "stop_search", "arrest"
DECISION, DIVERSION, CAUTION, COURT, REMAND, CUSTODY = (
    "decision",
    "diversion",
    "caution",
    "court",
    "remand",
    "custody",
)
BEFORE_COURT = "before_court"


@dataclass(frozen=True, kw_only=True)
class Base:
    """The children of the stage before, as the base of an index: its id and who they are."""

    id: str
    who: str


@dataclass(frozen=True, kw_only=True)
class Stage:
    """A decision point: what happens to whom, and out of whom.

    ``who`` follows *children*; ``tiers`` are the tiers of outcome that it holds; ``police`` says that it comes from the
    table of police contacts, and counts contacts. ``base`` is the stage before, in which everybody of this stage is,
    and none where only the population stands behind it. ``better`` says that more of it is good.
    """

    id: str
    title: str
    who: str
    source: str
    tiers: tuple[Tier, ...] = ()
    base: Base | None = None
    police: bool = False
    better: bool = False


_DECIDED = Base(id=DECISION, who="children diverted, cautioned or sentenced in the year")
_TOOLKIT = "The YJB's Disparity Toolkit (version 1.4, March 2024): children aged 10 to 17, local, not changed on appeal"

STAGES: tuple[Stage, ...] = (
    Stage(
        id=STOP_SEARCH,
        title="Stop and search",
        who="stopped and searched",
        source="The police's own totals (table police_contacts)",
        police=True,
    ),
    Stage(
        id=ARREST,
        title="Arrest",
        who="arrested",
        source="The police's own totals (table police_contacts)",
        police=True,
    ),
    Stage(
        id=DECISION,
        title="Any outcome",
        who="diverted, cautioned or sentenced",
        source=_TOOLKIT,
        tiers=tuple(Tier),
    ),
    Stage(
        id=DIVERSION,
        title="Diversion",
        who="diverted from a caution or court",
        source=_TOOLKIT,
        tiers=(Tier.DIVERSION,),
        base=_DECIDED,
        better=True,
    ),
    Stage(
        id=CAUTION, title="Caution", who="cautioned", source=_TOOLKIT, tiers=(Tier.PRE_COURT,), base=_DECIDED
    ),
    Stage(
        id=COURT,
        title="Court",
        who="sentenced by a court",
        source=_TOOLKIT,
        tiers=(Tier.FIRST_TIER, Tier.COMMUNITY, Tier.CUSTODY),
        base=_DECIDED,
    ),
    Stage(
        id=REMAND,
        title="Remand",
        who="remanded to custody or youth detention accommodation",
        source="The spells of remand; without bail, and without remand to local authority accommodation",
        base=Base(id=BEFORE_COURT, who="children sentenced by a court or remanded in the year"),
    ),
    Stage(
        id=CUSTODY,
        title="Custody",
        who="sentenced to custody",
        source=_TOOLKIT,
        tiers=(Tier.CUSTODY,),
        base=Base(id=COURT, who="children sentenced by a court in the year"),
    ),
)
OF_CHILDREN: tuple[Stage, ...] = tuple(each for each in STAGES if not each.police)
"""The stages that are counted from the caseload; the others come from the police."""

REFERENCE: Mapping[str, str] = {
    "ethnic": "white",
    "ethnic_two": "white",
    "ethnic_code": "W1",
    "sex": "male",
    "care": "not_lac",
    "send_held": "no_send",
}
"""Each grouping's group that the others are compared with; the Ministry of Justice compares with White."""
UNKNOWN = ("not_known", "not_recorded")
"""Shown, never spread over the others, and in no index."""

FEWEST_EVENTS = 5
FEWEST_PEOPLE = 100
"""Below these no index is given: "suppress RRI when group events < 5 or group population < 100" (practice of councils
and of published indexes; no threshold of the YJB's own tool is published)."""
