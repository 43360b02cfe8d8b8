"""Reasons to do with who the child is: where the child lives, how old the child is, whether two ids are one child."""

from collections.abc import Iterator, Sequence

import polars as pl

from yjp.model import columns as c
from yjp.model.ages import age_on
from yjp.model.caseload import ROW, Caseload
from yjp.periods import add_months
from yjp.quality.options import AGE_ASSUMED
from yjp.reconcile.definition import MEMBER, SUBJECT, Direction, Found, Question, Reason
from yjp.reconcile.families import COHORT, CUSTODY, FTE
from yjp.reconcile.readings import Reading, by_reading, with_children, with_outcomes
from yjp.rules.definition import RuleResult
from yjp.rules.duplicates import RULES
from yjp.rules.run import run

_OTHER = pl.col(c.RESIDENCE) == "other"
_YOUNGEST, _OLDEST = 5, 25
"""Under or over this age on the day of an outcome, a date of birth is taken as wrong."""
_SAME_CHILD = ("DUP01", "DUP02")
_SAME_OFFENCE = "DUP03"
_PNC = r"^(?:[0-9]{2})?([0-9]{2})/0*([0-9]{1,7}[A-Za-z])$"
"""The year may be written with two digits or four, the number with or without leading noughts (rule DUP02)."""


def _residence(question: Question) -> Found:
    caseload = question.counted
    outcomes = caseload.tables["outcomes"]
    if outcomes.height and outcomes.get_column(c.RESIDENCE).null_count() == outcomes.height:
        return Found(why="no outcome says where the child lived")
    return by_reading(
        question,
        [
            Reading(
                words="recorded elsewhere, read as local",
                caseload=with_outcomes(
                    caseload, pl.when(_OTHER).then(pl.lit("local")).otherwise(c.RESIDENCE).alias(c.RESIDENCE)
                ),
            ),
            Reading(
                words="residence empty, read as elsewhere",
                caseload=with_outcomes(caseload, pl.col(c.RESIDENCE).fill_null("other")),
            ),
            Reading(
                words="other records of the child say elsewhere, read as elsewhere throughout",
                caseload=with_outcomes(
                    caseload,
                    pl.when(_OTHER.any().over(c.CHILD_ID))
                    .then(pl.lit("other"))
                    .otherwise(c.RESIDENCE)
                    .alias(c.RESIDENCE),
                ),
            ),
        ],
    )


def _age(question: Question) -> Found:
    return by_reading(question, [*_other_days(question), *_other_births(question)])


def _other_days(question: Question) -> Iterator[Reading]:
    """Cohorts ask the age on the day of the event, which has no second reading."""
    if question.family.name == COHORT:
        return
    nothing = pl.lit(None, dtype=pl.Date)
    yield Reading(
        words="age asked on the day of the outcome, not of the first hearing",
        caseload=with_outcomes(question.counted, nothing.alias(c.FIRST_HEARING_DATE)),
    )
    yield Reading(words="age asked on the day of the offence", caseload=_aged_at_offence(question.counted))


def _aged_at_offence(caseload: Caseload) -> Caseload:
    days = caseload.tables["offences"].select(
        c.OFFENCE_ID, pl.col(c.OFFENCE_DATE).alias(c.FIRST_HEARING_DATE)
    )
    outcomes = caseload.tables["outcomes"]
    heard = (
        outcomes.drop(c.FIRST_HEARING_DATE).join(days, on=c.OFFENCE_ID, how="left").select(outcomes.columns)
    )
    offences = caseload.tables["offences"].with_columns(pl.lit(None, dtype=pl.Date).alias(c.ARREST_DATE))
    return Caseload({**caseload.tables, "outcomes": heard, "offences": offences}, caseload.extract_date)


def _other_births(question: Question) -> Iterator[Reading]:
    caseload, born = question.counted, pl.col(c.DATE_OF_BIRTH)
    days = question.edge_days
    for offset, words in ((-days, "earlier"), (days, "later")):
        yield Reading(
            words=f"date of birth {days} days {words}",
            caseload=with_children(caseload, born.dt.offset_by(f"{offset}d")),
        )
    odd = (
        caseload["outcomes"]
        .join(caseload["children"], on=c.CHILD_ID)
        .filter(~age_on(c.DATE_OF_BIRTH, c.OUTCOME_DATE).is_between(_YOUNGEST, _OLDEST))
        .select(c.CHILD_ID)
        .unique()
        .collect()
        .get_column(c.CHILD_ID)
    )
    assumed = add_months(question.window.end, -12 * AGE_ASSUMED)
    yield Reading(
        words=f"date of birth that cannot be right, read as aged {AGE_ASSUMED}",
        caseload=with_children(
            caseload,
            pl.when(pl.col(c.CHILD_ID).is_in(odd.implode()))
            .then(assumed)
            .otherwise(born)
            .alias(c.DATE_OF_BIRTH),
        ),
    )


def _duplicates(question: Question) -> Found:
    """Children whom a rule of data quality takes for one are counted under one id, offences entered twice once."""
    results = {
        r.rule.code: r
        for r in run(question.counted, [x for x in RULES if x.code in (*_SAME_CHILD, _SAME_OFFENCE)])
    }
    found = _one_child(question, [results[code] for code in _SAME_CHILD])
    why = sorted({results[code].why or "" for code in _SAME_CHILD} - {""})
    options = [found.options] if found.options is not None else []
    if question.family.name == COHORT:
        once = by_reading(question, [_offences_once(question.counted, results[_SAME_OFFENCE])])
        options += [once.options] if once.options is not None else []
    remark = f"not fully looked for, as {'; '.join(why)}" if why else None
    return Found(options=pl.concat(options), members=found.members, remark=remark)


def _one_child(question: Question, results: Sequence[RuleResult]) -> Found:
    caseload = question.counted
    year, number = (pl.col(c.PNC_ID).str.extract(_PNC, group) for group in (1, 2))
    pnc = pl.coalesce(pl.concat_str(year, number.str.to_uppercase()), c.PNC_ID).alias("_pnc")
    children = caseload.tables["children"].with_columns(pnc)
    groups: list[list[str]] = []
    for result, alike in zip(results, ([c.DATE_OF_BIRTH, c.SEX], ["_pnc"]), strict=True):
        failing = children.filter(pl.col(ROW).is_in(result.rows.implode()))
        groups += (
            failing.group_by(alike, maintain_order=True).agg(c.CHILD_ID).get_column(c.CHILD_ID).to_list()
        )
    merged = _joined(groups)
    if not merged:
        return by_reading(question, [])
    members = pl.DataFrame(
        [(child, " + ".join(group)) for group in merged for child in group],
        schema=[MEMBER, SUBJECT],
        orient="row",
    )
    one = pl.col(c.CHILD_ID).replace({child: group[0] for group in merged for child in group})
    tables = {name: caseload.tables[name].with_columns(one) for name in ("offences", "outcomes")}
    kept = caseload.tables["children"].filter(pl.col(c.CHILD_ID) == one)
    joined = Caseload({**tables, "children": kept}, caseload.extract_date)
    return by_reading(
        question, [Reading(words="two ids read as one child", caseload=joined)], members=members
    )


def _offences_once(caseload: Caseload, result: RuleResult) -> Reading:
    """Of offences that agree in everything, the first is kept, with its outcomes."""
    offences = caseload.tables["offences"]
    alike = [c.CHILD_ID, c.OFFENCE_DATE, c.ARREST_DATE, c.OFFENCE_CATEGORY, c.GRAVITY]
    again = offences.filter(pl.col(ROW).is_in(result.rows.implode())).filter(
        ~pl.struct(alike).is_first_distinct()
    )
    tables = {
        name: caseload.tables[name].join(again, on=c.OFFENCE_ID, how="anti")
        for name in ("offences", "outcomes")
    }
    return Reading(
        words="an offence entered twice read as one",
        caseload=Caseload({**caseload.tables, **tables}, caseload.extract_date),
    )


def _joined(groups: list[list[str]]) -> list[list[str]]:
    """Groups that share a child made into one, each sorted."""
    found: list[set[str]] = []
    for group in groups:
        together = set(group)
        apart = [other for other in found if not other & together]
        for other in found:
            if other & together:
                together |= other
        found = [*apart, together]
    return sorted(sorted(group) for group in found if len(group) > 1)


REASONS = (
    Reason(
        id="residence",
        title="Residence",
        what="The published count places a child by the address that the police hold; the service by where the "
        "child lived on the day of the outcome.",
        how="Outcomes elsewhere are read as local, empty residence as elsewhere, and children with any record "
        "elsewhere as living there throughout.",
        ask="Check the address on the day of the outcome, and ask which address the police hold.",
        direction=Direction.EITHER,
        shows_cases=True,
        families=(FTE, CUSTODY, COHORT),
        source="Youth Justice Plans 2019 of North Yorkshire and Nottingham: the last recorded address is used; "
        "the YJB's own case-level rule (QS2-fte) leaves out residence 'other' last",
        grade="Q",
        find=_residence,
    ),
    Reason(
        id="age",
        title="Age",
        what="A child near the tenth or eighteenth birthday is in one count and not in the other, by the day on which "
        "the age is asked or by a date of birth that differs.",
        how="The age is asked on the day of the outcome and of the offence instead; dates of birth are moved by a few "
        "days; dates of birth that cannot be right are read as those of a child.",
        ask="Compare dates of birth, of first hearing and of arrest with the police record.",
        direction=Direction.EITHER,
        shows_cases=True,
        families=(FTE, CUSTODY, COHORT),
        source="The YJB's own case-level rule (QS2-fte) asks the age at arrest and at first hearing; that the "
        "Police National Computer's count asks it on another day is inferred",
        grade="I",
        find=_age,
    ),
    Reason(
        id="duplicates",
        title="Recorded twice",
        what="A child under two ids is counted once for each id; the published count joins them.",
        how="Children whom the rules DUP01 and DUP02 take for one are counted as one; for reoffending, offences that "
        "agree in everything (DUP03) are counted once.",
        ask="Compare the two records and merge them if it is one child. Twins look the same and are right.",
        direction=Direction.EITHER,
        shows_cases=True,
        families=(FTE, CUSTODY, COHORT),
        source="The YJB's own case-level rule (QS2-fte) joins children on id and date of birth across services",
        grade="Q",
        find=_duplicates,
    ),
)
