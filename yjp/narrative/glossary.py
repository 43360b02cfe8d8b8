"""One word for one thing: each term with its meaning, and what it is never called.

The plan prints those that it uses, docs/reference/glossary.md all of them, and a test (tests/docs/test_glossary.py)
walks what goes out for the words that are ruled out.
"""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Never:
    """Words that are not used for a term (a regular expression, whatever its case), and why.

    ``allowed`` are files in which they may stand, as glob patterns, ``because`` the reason.
    """

    pattern: str
    why: str
    allowed: tuple[str, ...] = ()
    because: str = ""


@dataclass(frozen=True, kw_only=True)
class Term:
    """A term, what it means in plain words, other forms in which a text may say it, and what it is never called.

    ``printed`` terms stand in the plan's glossary where it uses them; the others explain themselves in a sentence.
    """

    term: str
    meaning: str
    also: tuple[str, ...] = ()
    never: tuple[Never, ...] = ()
    printed: bool = True


_TERMS: tuple[Term, ...] = (
    Term(
        term="95% range",
        meaning="Where a figure could have come out if nothing but chance had been different. Ranges made in this way "
        "hold the underlying figure 19 times in 20.",
        also=("95% ranges",),
        never=(
            Never(
                pattern=r"range for chance|range that chance|what chance could|95% confidence|credible interval",
                why="it is a word of statistics, or one of several for the same thing",
            ),
        ),
    ),
    Term(
        term="Appropriate adult",
        meaning="An adult who helps a child at the police station to understand and be understood.",
        also=("appropriate adults",),
    ),
    Term(
        term="As printed",
        meaning="A published figure as a document of its time gave it. It can have been revised since.",
    ),
    Term(
        term="Binary reoffending rate",
        meaning="The share of a cohort's children who reoffend within a year.",
        also=("binary rate",),
    ),
    Term(term="Caseload", meaning="The children whom the service works with on a given day."),
    Term(
        term="Child First",
        meaning="The guiding principle of the Youth Justice Board: see children as children, build on "
        "strengths, work with them, divert them.",
    ),
    Term(
        term="Cohort",
        meaning="The children whose reoffending is followed: those cautioned, sentenced or released from "
        "custody in a period.",
        also=("cohorts",),
    ),
    Term(
        term="Constructive resettlement",
        meaning="Preparing a child in custody, from the first day, for a different life after it.",
    ),
    Term(
        term="Contextual safeguarding",
        meaning="Protecting children from harm outside the family: in streets, schools, groups and online.",
    ),
    Term(
        term="Custodial sentence",
        meaning="A sentence that a court orders to be served in a secure place.",
        also=("custodial sentences",),
    ),
    Term(
        term="Detention and training order",
        meaning="A sentence of four months to two years, of which half is served in a secure place.",
    ),
    Term(term="Diversion", meaning="Work with a child in place of a formal outcome."),
    Term(
        term="EHCP",
        meaning="Education, health and care plan: the legal document for a child with special educational "
        "needs who needs more than schools give by themselves.",
        also=("Education, health and care plan",),
    ),
    Term(
        term="First time entrant",
        meaning="A child with a first ever caution or sentence.",
        also=("first time entrants",),
    ),
    Term(term="Gravity", meaning="The seriousness score of an offence, from 1 to 8."),
    Term(
        term="Limits",
        meaning="On a control chart or a funnel: where chance alone keeps nearly all quarters, or nearly all services. "
        "A figure's own uncertainty is its 95% range.",
        never=(
            Never(
                pattern=r"limits of chance|confidence limits?", why="limits are of control charts and funnels"
            ),
        ),
        printed=False,
    ),
    Term(
        term="Local estimate",
        meaning="A figure counted from the service's own records. The official figure is counted from other records, "
        "and can differ.",
    ),
    Term(
        term="Looked after",
        meaning="In the care of a council, or given a home by it.",
        also=("looked-after",),
    ),
    Term(
        term="Management board", meaning="The partners' board that leads the service and holds it to account."
    ),
    Term(term="Out-of-court", meaning="Decided by police and service without a court."),
    Term(
        term="PCC",
        meaning="Police and crime commissioner: elected to hold a police force to account.",
        also=("police and crime commissioner",),
    ),
    Term(
        term="Percentage points",
        meaning="The difference between two percentages: from 30% to 33% is 3 percentage points.",
        never=(Never(pattern=r"\(points\)|[+−-]\d[\d.]* points\b", why="points of what is not said"),),
    ),
    Term(
        term="Prevention",
        meaning="Work with a child before any offence is proven, with the family's consent.",
    ),
    Term(
        term="Provisional",
        meaning="Not yet settled: children are still being followed up or records still arrive.",
    ),
    Term(
        term="Rating",
        meaning="Green, amber, red or no call: whether a board need ask, by one rule. Each stands with its reason.",
        also=("ratings",),
    ),
    Term(
        term="Referral order",
        meaning="A sentence for a child who pleads guilty the first time: a contract agreed with a panel of "
        "volunteers.",
    ),
    Term(
        term="Remand",
        meaning="Being held, in council care or a secure place, until a court decides.",
        also=("remands", "remanded"),
    ),
    Term(
        term="Reoffences per reoffender",
        meaning="The number of proven reoffences, divided by the children who reoffended.",
    ),
    Term(
        term="Revised",
        meaning="Of a published figure: published again with corrections, so that it can differ from what was printed "
        "at first.",
    ),
    Term(
        term="SEN support",
        meaning="Extra help in school for special educational needs, without an education, health and care plan.",
    ),
    Term(
        term="YOT family",
        meaning="Services that are most like this one, as the Youth Justice Board groups them.",
    ),
    Term(
        term="Youth caution",
        meaning="A formal outcome given by the police, in place of prosecution.",
        also=("youth cautions",),
    ),
    Term(
        term="Youth conditional caution",
        meaning="A youth caution with conditions that the child must keep.",
        also=("youth conditional cautions",),
    ),
    Term(
        term="Youth detention accommodation",
        meaning="A secure place for children who are remanded or sentenced: a home, school or training centre.",
    ),
    Term(
        term="Youth rehabilitation order",
        meaning="A sentence served in the community, with requirements chosen for the child.",
    ),
    Term(
        term="Children still being followed",
        meaning="Children of a cohort whose year to reoffend, or the half year to prove it, is not over.",
        never=(
            Never(
                pattern=r"(are|is) still followed|children still followed\b(?! up)|cohorts still followed",
                why="one form of the same words",
            ),
        ),
        printed=False,
    ),
    Term(
        term="More than chance would explain",
        meaning="Chance alone would make so large a difference less than once in 20 times.",
        never=(
            Never(
                pattern=r"chance explains|beyond chance|down to chance|luck alone",
                why="one form of the same words",
            ),
        ),
        printed=False,
    ),
    Term(
        term="No clear change",
        meaning="The figure moved by no more than chance would explain. It is no proof that nothing changed.",
        also=("No clear difference",),
        never=(
            Never(
                pattern=r"^similar$|\(similar\)|, similar\b",
                why="it was a second word for this verdict",
                allowed=("yjp/figures.py", "yjp/ledger_columns.py", "docs/reference/ledger.md"),
                because="the code of the verdict in exports",
            ),
        ),
    ),
    Term(
        term="Not shown",
        meaning="Kept back to protect children: the figure rests on a small number, or would give one away.",
        never=(
            Never(pattern=r"too small to show|fewer than 5, or", why="one sentence says why, everywhere"),
        ),
        printed=False,
    ),
    Term(
        term="Not tested",
        meaning="No test of the difference was made: nothing should be read into it.",
    ),
    Term(
        term="Official figure",
        meaning="The figure that was published for this service, as first published or as revised since.",
        also=("official figures",),
    ),
    Term(
        term="Reoffended",
        meaning="Committed an offence within 12 months that was proven within 18.",
        never=(Never(pattern=r"went on to reoffend|recidivis", why="one form of the word"),),
        printed=False,
    ),
    Term(
        term="Set aside",
        meaning="Not counted, as a cell of the row cannot be right: kept apart with its reason.",
        never=(
            Never(
                pattern=r"\bquarantin",
                why="it is the word of the code",
                allowed=(
                    "yjp/*",
                    "docs/how_to/*",
                    "docs/explanation/security_and_privacy.md",
                    "docs/reference/mappings.md",
                    "docs/architecture.md",
                ),
                because="the name of a folder, and of a setting in a mapping",
            ),
        ),
        printed=False,
    ),
    Term(
        term="Headline year",
        meaning="The newest year that can be compared with a published figure; the newest year of all can be later. "
        "Where nothing was published for two years, it is the newest year of all.",
        also=("Newest year",),
    ),
    Term(
        term="What could move the newest figures",
        meaning="Records in doubt, and how far the figures of their newest years could move until they are settled.",
        never=(
            Never(
                pattern=r"what moves a headline|moves? (a|no) headline figure|what could move until",
                why="one heading for one thing, and the headline year is another",
            ),
        ),
        printed=False,
    ),
)
TERMS = tuple(sorted(_TERMS, key=lambda each: each.term.casefold()))
"""In the order of the alphabet."""
