"""Writes docs/explanation/nowcast.md: the method, and how well it does on every past cohort of a made-up country.

It takes a minute or two. Run it after a change to ``yjp.tracker.nowcast``; a test fails while the words are stale or
the numbers are not what they should be.
"""

import sys
from collections.abc import Iterable, Sequence
from itertools import islice
from pathlib import Path

import polars as pl

from yjp.model import columns as c
from yjp.periods import quarter_ends
from yjp.synthetic.country import country
from yjp.synthetic.country_places import EXTRACT_DATE, FIRST_DAY, SERVICE
from yjp.tracker.followed import followed
from yjp.tracker.nowcast.backtest import AGES, REOFFENCES, REOFFENDERS, Trial, score, trials
from yjp.tracker.nowcast.histories import History, histories
from yjp.tracker.nowcast.learnt import FEWEST_FOLLOWED, REFERENCE_QUARTERS

PAGE = Path(__file__).resolve().parent.parent / "docs" / "explanation" / "nowcast.md"
SCALE = 0.4
"""400,000 children in twenty years: quarterly cohorts of 1 to 700, most of them of 10 to 60, as services have."""
SEED = 2
"""The method's own numbers (how many quarters, what uneven cohorts weigh) were chosen on the country of seed 1."""
EVERY = 9
"""Every ninth service, so that a run takes a minute."""
_NUMBERS = "<!-- The numbers of a run of scripts/build_nowcast_page.py. -->"
SIZES = ((1, 14), (15, 39), (40, None))


def pages() -> dict[Path, str]:
    """The page and its text."""
    return {PAGE: f"{words()}\n{numbers(run())}"}


def services(scale: float, every: int, buckets: int | None = None) -> Iterable[list[History]]:
    """The entries of some services of the country, service by service."""
    parts = []
    for caseload in islice(country(scale, SEED), buckets):
        children = caseload.tables["children"].select(c.CHILD_ID, pl.col(SERVICE).cast(pl.String))
        parts.append(followed(caseload).join(children, on=c.CHILD_ID))
    every_row = pl.concat(parts)
    named = every_row.get_column(SERVICE).unique().sort().to_list()
    if buckets is not None:
        named = named[:-1]  # the last one goes on in the next bucket
    for name in named[::every]:
        yield histories(every_row.filter(pl.col(SERVICE) == name))


def run(scale: float = SCALE, every: int = EVERY) -> list[Trial]:
    """Every trial of the page."""
    ends = list(quarter_ends(FIRST_DAY, EXTRACT_DATE))
    return [each for rows in services(scale, every) for each in trials(rows, ends, EXTRACT_DATE)]


def words() -> str:
    """The page up to its numbers."""
    return f"""# The nowcast: where a cohort is likely to end

The reoffending rate of a cohort is known 18 months after its last day. Until then the rate so far is too low, whatever
the service does: the follow-up is not over, and reoffences wait for their outcome. The nowcast says where the cohort is
likely to end, with 95% limits. It is an estimate: it stands in the ledger in the state `estimate`, is compared with
nothing, and never replaces a figure.

## Method

**The clock runs to the proof.** A child is *known* to have reoffended on the day on which the first reoffence is
proven, by the rule of the indicator: an offence within 12 months of the index date, a caution or sentence within 18. On
the day of the extract each child has been followed for so many days, and everything proven by then is in the records.
So late proving needs no correction, and no child who is still awaited is taken for one who did not reoffend.

**Share of children (binary rate).** The chance of becoming known on each day of follow-up is estimated from the last
{REFERENCE_QUARTERS} quarters, each as far as it has been followed (Kaplan and Meier 1958, JASA 53: 457-481). A child
not known after *a* days will be in the end with probability 1 - S(18 months)/S(a). The estimate is those known so far,
and the sum of these probabilities.

**Reoffences per child.** In the same way, from the mean cumulative function of proofs (Nelson 1988, Journal of Quality
Technology 20: 24-35): the reoffences known so far and, for each child, M(18 months) - M(a).

**Limits** hold four kinds of doubt:

- *Chance*: what children still to come will do. For children the count is beta-binomial, for reoffences negative
  binomial with the spread that earlier cohorts had from the same age of follow-up on.
- *The rates are estimated*: their variance in closed form, from each child's influence on them (Lin and Wei 1989, JASA
  84: 1074-1078; Lawless and Nadeau 1995, Technometrics 37: 158-168), summed over the quarters that a child enters.
- *A child can be in a year up to four times*: earlier years show by how much that widens the limits.
- *Cohorts differ*: where earlier cohorts came out further from what was expected than chance would explain, limits are
  wider. Few cohorts are known, so what they say is weighed against nothing more than chance. For reoffences, a spread
  learnt from few children is widened as Student's t is (Satterthwaite 1946, Biometrics Bulletin 2: 110-114).

Limits are whole numbers of children or reoffences. So that they hold 95% on average, and not more, half of the chance
of the limit itself is counted (mid-P: Lancaster 1961, JASA 56: 223-234); where the lower limit is what is known
already, all 5% lie above. Where less than half a child is still to come, both limits can be what is known already, and
reach to the estimate.

Nothing is estimated where fewer than {FEWEST_FOLLOWED} children have been followed for 18 months.

## What it does not know

- A sudden change in how fast cases are proven, such as a court backlog: the estimate is then too low until cohorts have
  lived through it. Limits widen only as earlier cohorts come out other than expected.
- Offences that are recorded and wait for their outcome. The tracker lists them. They are left out on purpose: how many
  an earlier cohort had on record at the same age cannot be told from today's records, as many offences are only entered
  with their outcome, and an estimate learnt from it would be too low.
- Outcomes entered late into the case system: the clock knows only their dates.
- Which children a cohort has. It takes them to be as those of the last four years.

## Back-test

Every past cohort of a made-up country of twenty years is estimated from no more than was known 3, 6, 9 and 12 months
after its last day, and compared with where it ended: of every ninth of its 155 services, to take a minute. *Cover* is
how often the 95% limits held the truth: it should be 95%, and 93% to 97% is asked for. What the method has to weigh up
was chosen on another made-up country; this one had no part in it.
*Bias* is the mean error and *error* the root mean square error, of the estimate and of the rate *so far* as it then
stood. What is left of the estimate's error is chance: what the children of one cohort do. After 12 months little is
left to come, and so little but the bias lies between the two. The made-up country is calm: its rates move slowly. In a
service whose rates move fast, limits will hold less often than this.

{_NUMBERS}
"""


def numbers(found: Sequence[Trial]) -> str:
    """The tables of the back-test."""
    parts = []
    for months, title in ((3, "Quarterly cohorts"), (12, "Years (four cohorts)")):
        for measure, name, factor, unit in (
            (REOFFENDERS, "share of children who reoffend", 100, "points"),
            (REOFFENCES, "reoffences per child", 1, "reoffences per child"),
        ):
            of_kind = [each for each in found if each.months == months and each.measure == measure]
            lines = [
                f"### {title}: {name}",
                "",
                f"In {unit}.",
                "",
                "| followed for | cohorts | cover | bias | bias of so far | error | error of so far | times as large |",
                "| --- | --- | --- | --- | --- | --- | --- | --- |",
            ]
            for age in AGES:
                s = score([each for each in of_kind if each.age == age])
                digits = 1 if factor == 100 else 3
                lines.append(
                    f"| {age} months | {s.trials:,} | {100 * s.covered:.1f}% | {factor * s.bias:+.{digits}f} | "
                    f"{factor * s.naive_bias:+.{digits}f} | "
                    f"{factor * s.error:.{digits}f} | {factor * s.naive_error:.{digits}f} | "
                    f"{s.naive_error / s.error:.1f} |"
                )
            parts.append("\n".join(lines))
    lines = [
        "### Cover by size of the quarterly cohort (share of children)",
        "",
        "| children in the quarter | " + " | ".join(f"{age} months" for age in AGES) + " |",
        "| --- |" + " --- |" * len(AGES),
    ]
    for low, high in SIZES:
        cells = []
        for age in AGES:
            s = score(
                [
                    each
                    for each in found
                    if each.months == 3
                    and each.measure == REOFFENDERS
                    and each.age == age
                    and low <= each.children <= (high or each.children)
                ]
            )
            cells.append(f"{100 * s.covered:.1f}% of {s.trials:,}")
        lines.append(f"| {f'{low} to {high}' if high else f'{low} or more'} | {' | '.join(cells)} |")
    parts.append("\n".join(lines))
    return "\n\n".join(parts) + "\n"


if __name__ == "__main__":
    sys.stderr.write("Estimating every past cohort: this takes a minute or two.\n")
    PAGE.write_text(f"{words()}\n{numbers(run())}", encoding="utf-8")
