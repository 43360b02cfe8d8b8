"""Reasons to do with what an outcome is: interim codes, appeals, breaches, and what counts as one sentence."""

import polars as pl

from yjp.indicators.interim import as_meant
from yjp.indicators.reoffending import INDEX_DATE, QUARTER, REOFFENCES, cohorts
from yjp.indicators.substantive import AGE_AT_HEARING, TIER, local, outcomes, stands
from yjp.model import codes
from yjp.model import columns as c
from yjp.model.codes import Tier
from yjp.periods import add_months
from yjp.quality.families import ENTRIES, FOLLOWING, REOFFENDING, SENTENCES
from yjp.reconcile.definition import Direction, Found, Question, Reason
from yjp.reconcile.families import COHORT, CUSTODY, FTE
from yjp.reconcile.readings import Reading, by_reading, with_outcomes

INTERIM = "interim"
_NEW_METHOD = "2015-10-01"
"""First three-month cohort: October to December 2015."""


def _interim(question: Question) -> Found:
    """Counted as recorded they are a certain difference: diversion is no caution or conviction anywhere."""
    if question.interim_as_recorded:
        meant = Reading(words="counted as recorded, is diversion", caseload=as_meant(question.recorded))
        return by_reading(question, [meant], certain=True)
    recorded = Reading(
        words="counted as diversion, may be the caution or order it is recorded as",
        caseload=question.recorded,
    )
    return by_reading(question, [recorded])


def _appeals(question: Question) -> Found:
    removed = pl.col(c.APPEAL_STATUS).is_in(list(codes.APPEALS_THAT_REMOVE))
    stands_yet = pl.when(removed).then(pl.lit("none")).otherwise(c.APPEAL_STATUS).alias(c.APPEAL_STATUS)
    return by_reading(
        question,
        [
            Reading(
                words="changed or successful on appeal here, stands there yet",
                caseload=with_outcomes(question.counted, stands_yet),
            )
        ],
    )


def _breaches(question: Question) -> Found:
    other = not question.breaches_count
    words = "breaches count as reoffences" if other else "breaches do not count as reoffences"
    return by_reading(question, [Reading(words=words, breaches_count=other)])


def _custodial(question: Question) -> pl.LazyFrame:
    """Every record of a custodial sentence in the window, before any is taken for another."""
    return outcomes(question.counted).filter(
        pl.col(TIER) == Tier.CUSTODY.value,
        stands(),
        local(),
        pl.col(AGE_AT_HEARING).is_between(10, 17),
        pl.col(c.OUTCOME_DATE).is_between(question.window.start, question.window.end),
    )


def _each_record(question: Question) -> pl.LazyFrame:
    return _custodial(question).group_by(c.CHILD_ID).agg(pl.len().cast(pl.Int64).alias(SENTENCES))


def _each_day(question: Question) -> pl.LazyFrame:
    days = pl.col(c.OUTCOME_DATE).n_unique().cast(pl.Int64)
    return _custodial(question).group_by(c.CHILD_ID).agg(days.alias(SENTENCES))


def _each_child(question: Question) -> pl.LazyFrame:
    return (
        _custodial(question)
        .select(c.CHILD_ID)
        .unique()
        .with_columns(pl.lit(1, dtype=pl.Int64).alias(SENTENCES))
    )


def _same_day(question: Question) -> Found:
    return by_reading(
        question,
        [
            Reading(words="each record of a sentence counted", count=_each_record),
            Reading(words="sentences of one day counted once, whatever their type", count=_each_day),
        ],
    )


def _children(question: Question) -> Found:
    return by_reading(question, [Reading(words="children counted, not sentences", count=_each_child)])


def _one_entry(question: Question) -> pl.LazyFrame:
    """Each child once a window, from the first event in it."""
    entries = cohorts(question.counted, breaches_count=question.breaches_count)
    return (
        entries.filter(pl.col(QUARTER).is_between(question.window.start, question.window.end))
        .sort(c.CHILD_ID, INDEX_DATE)
        .unique(subset=[c.CHILD_ID], keep="first", maintain_order=True)
        .select(
            c.CHILD_ID,
            pl.lit(1, dtype=pl.Int64).alias(ENTRIES),
            (pl.col(REOFFENCES) > 0).cast(pl.Int64).alias(REOFFENDING),
            pl.col(REOFFENCES).alias(FOLLOWING),
        )
    )


def _cohort_rule(question: Question) -> Found:
    if question.window.start.isoformat() >= _NEW_METHOD or question.window.months != 12:
        return by_reading(question, [], remark="cohorts from October 2015 are of three months in both counts")
    return by_reading(question, [Reading(words="each child counted once a year", count=_one_entry)])


def _provisional(question: Question) -> Found:
    """Entries whose 18 months were not over on the day of the extract, and that no reoffence has followed yet."""
    extract = question.counted.extract_date
    if add_months(question.window.end, 18) <= extract:
        return by_reading(question, [], remark="every child was followed for 18 months")
    entries = (
        cohorts(question.counted, breaches_count=question.breaches_count)
        .filter(pl.col(QUARTER).is_between(question.window.start, question.window.end))
        .filter(pl.col(INDEX_DATE).dt.offset_by("18mo") > extract)
    )
    awaited = entries.select(c.CHILD_ID, (pl.col(REOFFENCES) == 0).cast(pl.Int64).alias("_awaited"))
    more = awaited.group_by(c.CHILD_ID).agg(pl.col("_awaited").sum())

    def settled(asked: Question) -> pl.LazyFrame:
        now = asked.family.count(asked.counted, asked.window, asked.breaches_count)
        return now.join(more, on=c.CHILD_ID, how="left").select(
            c.CHILD_ID,
            ENTRIES,
            *(pl.col(m) + pl.col("_awaited").fill_null(0) for m in (REOFFENDING, FOLLOWING)),
        )

    found = by_reading(question, [Reading(words="may yet be proven to have reoffended", count=settled)])
    return Found(options=found.options, open_ended=frozenset({FOLLOWING}))


REASONS = (
    Reason(
        id=INTERIM,
        title="Interim codes",
        what="Outcome 23 and youth diversion orders are recorded under a reprimand or a drug treatment order until "
        "YJB Schema 12; they are no caution or conviction.",
        how="The count as recorded is set beside the count with these codes as diversion.",
        ask="Look whether any of these is a caution or order in truth.",
        direction=Direction.EITHER,
        shows_cases=True,
        families=(FTE, COHORT),
        source="Access Core+ help centre, article 15052912",
        grade="Q",
        find=_interim,
    ),
    Reason(
        id="appeals",
        title="Appeals",
        what="An outcome changed or set aside on appeal is left out here, and may still stand in the published count.",
        how="Outcomes changed or successful on appeal are read as standing.",
        ask="Ask whether the appeal's result has reached the police or the court record.",
        direction=Direction.EITHER,
        shows_cases=True,
        families=(FTE, CUSTODY, COHORT),
        source="The YJB's own case-level rule (QS2-fte); that the other record is updated later is inferred",
        grade="I",
        find=_appeals,
    ),
    Reason(
        id="same_day",
        title="Sentences of one day",
        what="The same type of sentence given on one day counts once; a count that follows another rule differs.",
        how="Each record is counted, and each day once whatever the type.",
        ask="Ask how the published count treats several sentences of one day.",
        direction=Direction.EITHER,
        shows_cases=True,
        families=(CUSTODY,),
        source="YJB Data Summary rule, as restated in Leicester City's Youth Justice Plan 2019-20, section 3",
        grade="Q",
        find=_same_day,
    ),
    Reason(
        id="children",
        title="Children, not sentences",
        what="Some reports print the number of children sentenced to custody in place of sentences.",
        how="Each child is counted once in the window.",
        ask="Read the note of the published figure: sentences or children?",
        direction=Direction.TAKES,
        shows_cases=True,
        families=(CUSTODY,),
        source="Rotherham Youth Justice Plan 2019-21 prints 3 young people where the indicator counts sentences",
        grade="Q",
        find=_children,
    ),
    Reason(
        id="breaches",
        title="Breaches",
        what="Whether a breach of bail, of a conditional discharge or of a statutory order is a reoffence could not be "
        "confirmed; it is a setting.",
        how="The count is made with the setting the other way round.",
        ask="Ask the publisher whether breaches are counted, and set breaches_count_as_reoffences in yjp.toml.",
        direction=Direction.EITHER,
        shows_cases=True,
        families=(COHORT,),
        source="Guide to Proven Reoffending Statistics (Ministry of Justice), text not read",
        grade="M",
        find=_breaches,
    ),
    Reason(
        id="cohort_rule",
        title="Cohort rule",
        what="Until October 2015 a cohort was of a year, with each child in it once; since then a year adds up four "
        "cohorts of three months.",
        how="For years that begin before October 2015, each child is counted once, from the first event.",
        ask="Read by which method the published figure was made.",
        direction=Direction.TAKES,
        shows_cases=True,
        families=(COHORT,),
        source="How the measure of proven reoffending has changed (Ministry of Justice, 26 October 2017)",
        grade="Q",
        find=_cohort_rule,
    ),
    Reason(
        id="provisional",
        title="Not yet proven",
        what="A reoffence counts if it is proven within 18 months; those were not over on the day of the extract.",
        how="Children still being followed, with no reoffence so far, are read as reoffending.",
        ask="Compare again once the cohort is final.",
        direction=Direction.ADDS,
        shows_cases=True,
        families=(COHORT,),
        source="Proven reoffending statistics: one year, and six months for the reoffence to be proven",
        grade="Q",
        find=_provisional,
    ),
)
