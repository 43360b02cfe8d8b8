"""Reasons that the caseload cannot show, or shows only in part: what to ask, and how large it may be."""

import math

import polars as pl

from yjp.indicators.first_time_entrants import DATE, first_time_entrants
from yjp.model import columns as c
from yjp.model.ages import age_on
from yjp.periods import add_months
from yjp.quality.set_aside import bounded
from yjp.reconcile.definition import OUTCOMES, READING, SUBJECT, Direction, Found, Question, Reason
from yjp.reconcile.families import COHORT, CUSTODY, FTE
from yjp.reconcile.readings import contributions

_BEGINS = "_begins"
_SETTLED_AFTER = 6
"""Months after which outcomes are taken as entered; declared, from no source."""


def _police_only(question: Question) -> Found:
    return Found(why="these children are not in the caseload")


def _earlier(question: Question) -> Found:
    """Who was ten before the records begin could have been cautioned before; nothing says who was."""
    window, begins = question.window, question.begins
    entrants = first_time_entrants(question.counted).filter(pl.col(DATE).is_between(window.start, window.end))
    old_enough = (
        entrants.join(question.counted["children"], on=c.CHILD_ID)
        .with_columns(pl.lit(begins).alias(_BEGINS))
        .filter(age_on(c.DATE_OF_BIRTH, _BEGINS) >= 10)
        .select(pl.len())
        .collect()
        .item()
    )
    every = entrants.select(pl.len()).collect().item()
    elsewhere = "a child who has moved here may have had one elsewhere"
    if not old_enough:
        return Found(
            why=f"none of our {every} was 10 yet when our records begin ({begins}), so none had an outcome here before "
            f"them; {elsewhere}"
        )
    return Found(
        why=f"{old_enough} of our {every} were 10 or older when our records begin ({begins}), and may have had an "
        f"outcome before; {elsewhere}"
    )


def _late(question: Question) -> Found:
    extract, end = question.counted.extract_date, question.window.end
    if add_months(end, _SETTLED_AFTER) <= extract:
        return Found(
            why="the extract is of more than six months after the window, so ours should be complete; what the "
            "police entered later is in a revised figure, not in the first one"
        )
    return Found(
        why=f"the extract is of {extract}, less than six months after the window: outcomes entered since are not in it"
    )


def _set_aside(question: Question) -> Found:
    found = bounded(
        question.counted, question.quarantine, question.family, question.window, question.breaches_count
    ).options
    measures = question.family.measures
    options = found.filter(pl.any_horizontal(pl.col(m) != 0 for m in measures)).select(
        SUBJECT,
        pl.lit("a row set aside at import, read as an outcome that counts").alias(READING),
        pl.lit("").alias(OUTCOMES),
        *(pl.col(m).cast(pl.Int64) for m in measures),
    )
    return Found(options=options)


def _population(question: Question) -> Found:
    """What the local count would be worth in the population of another estimate, rounded away from nought."""
    measure = question.family.measures[0]
    if question.base is None or not question.other_bases:
        return Found(why="no other estimate of the population is held")
    count = int(contributions(question).get_column(measure).sum())
    moved = [count * (question.base / other - 1) for _, other in question.other_bases]
    # An estimate that comes to the same is not worth a child.
    lowest, highest = math.floor(min(0.0, *moved)), math.ceil(max(0.0, *moved))
    words = ", ".join(f"{name} {other:,}" for name, other in question.other_bases)
    return Found(
        options=None,
        sums={measure: (lowest, highest)},
        remark=f"ours is divided by {question.base:,}; also held: {words}",
    )


REASONS = (
    Reason(
        id="police_only",
        title="Known to the police only",
        what="A caution or conviction that was never reported to the service is in the published count and not here; "
        "an earlier one that was never reported makes an entrant of ours no first time entrant there.",
        how="It cannot be found in the caseload.",
        ask="Ask the police for the children aged 10 to 17 with a home address here whose first caution or conviction "
        "falls in the window: PNC id, date, disposal and address. Look each one up in the case system.",
        direction=Direction.EITHER,
        shows_cases=False,
        families=(FTE, COHORT),
        source="Department for Education, first release of first time entrants from the Police National Computer: "
        "leakage between police and youth offending teams",
        grade="Q",
        find=_police_only,
    ),
    Reason(
        id="earlier",
        title="Earlier outcomes elsewhere",
        what="A child who was cautioned or sentenced before the records begin, or before moving here, is no first time "
        "entrant in the published count.",
        how="It cannot be found in the caseload; who was old enough is counted.",
        ask="Ask the police for the date of the first caution or conviction of our own first time entrants.",
        direction=Direction.TAKES,
        shows_cases=False,
        families=(FTE,),
        source="First time entrants: first ever caution or conviction on the Police National Computer "
        "(Ministry of Justice)",
        grade="Q",
        find=_earlier,
    ),
    Reason(
        id="late",
        title="Entered late",
        what="An outcome entered after our extract, or after the published count was taken, is in one of the two only.",
        how="The extract does not say when an outcome was entered; only the days of extract and publication are known.",
        ask="Take a new extract, and compare with the next publication of the same window.",
        direction=Direction.EITHER,
        shows_cases=False,
        families=(FTE, CUSTODY, COHORT),
        source="Published figures of one window are revised (Rotherham 2018: 169, then 164 per 100,000); the cause "
        "is inferred",
        grade="I",
        find=_late,
    ),
    Reason(
        id="set_aside",
        title="Rows set aside",
        what="A row that could not be read right was set aside at import, and may be an outcome that counts.",
        how="Rows set aside are read as outcomes that count wherever their dates allow it.",
        ask="Mend them in the case system and import again: yjp check lists them.",
        direction=Direction.EITHER,
        shows_cases=True,
        families=(FTE, CUSTODY, COHORT),
        source="The import's own account: rows read are rows accepted and rows set aside",
        grade="Q",
        find=_set_aside,
    ),
    Reason(
        id="population",
        title="Population",
        what="A published rate stands on a population estimate that is not printed with it; another estimate makes "
        "another count of it.",
        how="The local count is divided by each estimate held for the years beside the one used.",
        ask="Ask for the population, or the number of children, behind the published rate.",
        direction=Direction.EITHER,
        shows_cases=False,
        families=(FTE, CUSTODY),
        source="The YJB's code divides a quarter by the estimate of the year before (KPI case-level views, part 7); "
        "published populations change with each revision",
        grade="Q",
        find=_population,
        only_rates=True,
    ),
)
