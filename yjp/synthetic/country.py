"""A made-up country: every service, twenty years, a million children. Nobody in it is real.

It is made bucket by bucket, and every child is worked out from the child's own number: how the children are split into
buckets, and in which order these are made, changes nothing. Days are whole numbers until the frames are done.
"""

from collections.abc import Iterator
from itertools import pairwise

import polars as pl

from yjp.model import columns as c
from yjp.model.caseload import Caseload, numbered
from yjp.synthetic import country_careers as careers
from yjp.synthetic.country_draws import Draws, placed
from yjp.synthetic.country_places import EXTRACT_DATE, FIRST_DAY, SERVICE, Places, places

TABLES = ("children", "offences", "outcomes")
CHILDREN = 1_000_000
BUCKET = 125_000
"""Children made at a time."""
MOST = 40
"""Decisions about a child."""
ROOM = 128
"""Ids kept free for each child's offences, and as many for its outcomes."""
_AGES = (2, 5, 9, 14, 18, 20, 18, 14)
"""At the first outcome: 10 to 17 completed years."""
_AGAIN, _HEAVY = 0.40, 3.0
"""The share of children who come again, and how slowly the share of those who come still more often falls."""
_KEPT_UNTIL = 19 * 1461 // 4
"""Days of age up to which a service hears of a child's offences."""
_SEXES: careers.Choice = (("male", 79.0), ("female", 20.5), ("unknown", 0.5))
_ETHNICITIES: careers.Choice = (
    ("W1", 71),
    ("B1", 5),
    ("B2", 5),
    ("A2", 5),
    ("M1", 4),
    ("W9", 4),
    ("M9", 3),
    ("O9", 3),
)
_APPEALS: careers.Choice = (("unchanged", 40), ("changed", 30), ("successful", 20), ("none", 10))
CUSTODY, ORDERS = 4, [2, 3]
"""Places of these in the list of tiers."""
_PLACE, _DAY, _TIER = "place", "day", "tier"
FIRST = FIRST_DAY.toordinal() - careers.EPOCH.toordinal()
LAST = EXTRACT_DATE.toordinal() - careers.EPOCH.toordinal()


def country(scale: float = 1.0, seed: int = 1, bucket: int = BUCKET) -> Iterator[Caseload]:
    """A country of a million children times ``scale``, made as it is asked for, a bucket of children at a time.

    ``children`` also have their ``service``. Ids are numbers and codes enumerations, not text, for speed.
    """
    where, children = places(seed), max(1, round(CHILDREN * scale))
    for first in range(0, children, bucket):
        numbers = pl.int_range(first, min(first + bucket, children), eager=True)
        yield _bucket(numbers, children, where, seed)


def _bucket(numbers: pl.Series, children: int, where: Places, seed: int) -> Caseload:
    lives = _lives(numbers, children, where, seed)
    offences = _offences(_decisions(lives, seed), seed)
    outcomes = pl.concat([_outcomes(offences), _decided_again(offences, seed)])
    frames = (_children(lives), _told(offences), _decided(outcomes, seed))
    return Caseload({n: numbered(f) for n, f in zip(TABLES, frames, strict=True)}, EXTRACT_DATE)


def _lives(numbers: pl.Series, children: int, where: Places, seed: int) -> pl.DataFrame:
    """A row a child: birth, service, day of the first outcome, and how many decisions there are in all.

    Children are numbered service by service, in each in the order in which they come.
    """
    draws, quarters = Draws(numbers, seed), len(where.quarters)
    cell = placed((draws.share("cell") + numbers) / children, where.weights)
    ends = pl.Series(where.quarters, dtype=pl.Date).to_physical()
    first = ends.gather(cell % quarters) - draws.between("day", 0, 89)
    years = draws.weighted("age", _AGES).cast(pl.Int32) + 10
    return pl.DataFrame(
        {
            c.CHILD_ID: numbers.cast(pl.UInt32),
            SERVICE: pl.Series(where.services.categories, dtype=where.services).gather(cell // quarters),
            c.DATE_OF_BIRTH: first - years * 1461 // 4 - draws.between("birthday", 1, 364),
            c.SEX: careers.chosen(draws, "sex", _SEXES, careers.SEX),
            c.ETHNICITY: careers.chosen(draws, "ethnicity", _ETHNICITIES, careers.ETHNICITY),
            _DAY: first,
            "decisions": draws.weighted("decisions", _times()) + 1,
        }
    )


def _children(lives: pl.DataFrame) -> pl.DataFrame:
    """The model's columns of the children, and the service."""
    return lives.select(c.CHILD_ID, SERVICE, pl.col(c.DATE_OF_BIRTH).cast(pl.Date), c.SEX, c.ETHNICITY)


def _times() -> list[float]:
    """How likely a child is to come no more, once more, and so on: a long tail."""
    again = [1.0] + [_AGAIN * (_HEAVY / (_HEAVY + times)) ** 2 for times in range(MOST - 1)] + [0.0]
    return [here - further for here, further in pairwise(again)]


def _decisions(lives: pl.DataFrame, seed: int) -> pl.DataFrame:
    """A row a decision: what kind, on which day, about offences of which day; the last may lie in the future."""
    rows = (
        lives.select(c.CHILD_ID, c.DATE_OF_BIRTH, _DAY, "decisions")
        .with_columns(pl.int_ranges(0, "decisions", dtype=pl.Int32).alias(_PLACE))
        .explode(_PLACE)
    )
    draws = Draws(rows[c.CHILD_ID].cast(pl.Int64) * MOST + rows[_PLACE], seed + 1)
    waited = _skewed(draws, "waited", 3, 300)
    rows = rows.with_columns(
        waited,
        _skewed(draws, "gap", 4, 700),
        careers.tiers(draws, rows[_PLACE]).alias(_TIER),
        served=draws.between("served", 30, 365),
        release_known=draws.yes("release known", 0.97),
        offences=draws.weighted("offences", (76, 16, 8)) + 1,
        heard=draws.between("heard", 0, 60),
        elsewhere=draws.yes("elsewhere", 0.05),
        said=draws.yes("residence said", 0.5),
    )
    # The first outcome falls on the child's day; each offence follows the one before.
    gaps = pl.when(pl.col(_PLACE) > 0).then("gap").otherwise(0).cum_sum()
    committed = pl.col(_DAY) + (gaps - pl.col("waited").first()).over(c.CHILD_ID)
    rows = rows.with_columns(committed.alias(c.OFFENCE_DATE))
    rows = rows.with_columns((pl.col(c.OFFENCE_DATE) + pl.col("waited")).alias(c.OUTCOME_DATE))
    return rows.with_columns(
        careers.types(draws, rows[_TIER], rows[c.OUTCOME_DATE]).alias(c.OUTCOME_TYPE)
    ).filter(
        (pl.col(c.OFFENCE_DATE) - pl.col(c.DATE_OF_BIRTH) < _KEPT_UNTIL) & (pl.col(c.OFFENCE_DATE) <= LAST)
    )


def _skewed(draws: Draws, name: str, low: int, most: int) -> pl.Series:
    """Days, few more often than many."""
    product = draws.share(name) * draws.share(f"{name} again")
    return (product * most).cast(pl.Int32).alias(name) + low


def _offences(decisions: pl.DataFrame, seed: int) -> pl.DataFrame:
    """A row an offence, with what its decision says."""
    rows = decisions.with_columns(pl.int_ranges(0, "offences", dtype=pl.Int32).alias("of_it")).explode(
        "of_it"
    )
    draws = Draws((rows[c.CHILD_ID].cast(pl.Int64) * MOST + rows[_PLACE]) * 4 + rows["of_it"], seed + 2)
    arrested = pl.min_horizontal(pl.col(c.OFFENCE_DATE) + draws.between("arrested", 0, 20), c.OUTCOME_DATE)
    return rows.with_columns(
        _numbered(rows, c.OFFENCE_ID),
        # Offences that are dealt with together were not all committed on one day.
        (
            pl.col(c.OFFENCE_DATE)
            - pl.when(pl.col("of_it") > 0).then(draws.between("sooner", 0, 9)).otherwise(0)
        ),
        careers.categories(draws, rows[_PLACE]).alias(c.OFFENCE_CATEGORY),
        (draws.weighted("gravity", (6, 24, 38, 20, 5, 5, 1, 1)) + 1).cast(pl.UInt8).alias(c.GRAVITY),
        pl.when(draws.yes("arrest known", 0.85)).then(arrested).alias(c.ARREST_DATE),
        careers.chosen(draws, "knife", (("yes", 4), ("no", 96)), careers.YES_NO).alias(c.KNIFE),
        undecided=draws.yes("undecided", 0.02),
        again=draws.yes("decided again", 0.03),
    )


def _outcomes(offences: pl.DataFrame) -> pl.DataFrame:
    """A row an outcome: what was decided about the offence on the decision's day."""
    rows = offences.filter(~pl.col("undecided"))
    heard = pl.max_horizontal(pl.col(c.OUTCOME_DATE) - pl.col("heard"), c.OFFENCE_DATE)
    return rows.with_columns(pl.when(pl.col("heard") > 15).then(heard).alias(c.FIRST_HEARING_DATE))


def _decided_again(offences: pl.DataFrame, seed: int) -> pl.DataFrame:
    """A second outcome of some offences: an order was broken and another made later, or two were made on one day."""
    rows = offences.filter(~pl.col("undecided") & pl.col("again"))
    draws = Draws(rows[c.OFFENCE_ID], seed + 3)
    later = pl.when(draws.yes("same day", 0.3)).then(0).otherwise(draws.between("later", 20, 300))
    harder = draws.between("harder", 0, 1)
    rows = rows.with_columns(
        pl.col(c.OUTCOME_DATE) + later,
        (pl.col(_TIER) + harder).clip(1, 4).cast(pl.UInt32),
        pl.lit(None, dtype=pl.Int32).alias(c.FIRST_HEARING_DATE),
    )
    return rows.with_columns(careers.types(draws, rows[_TIER], rows[c.OUTCOME_DATE]).alias(c.OUTCOME_TYPE))


def _told(offences: pl.DataFrame) -> pl.DataFrame:
    """The model's columns of the offences."""
    return offences.select(
        c.OFFENCE_ID,
        c.CHILD_ID,
        pl.col(c.OFFENCE_DATE, c.ARREST_DATE).cast(pl.Date),
        c.OFFENCE_CATEGORY,
        c.GRAVITY,
        c.KNIFE,
    )


def _decided(outcomes: pl.DataFrame, seed: int) -> pl.DataFrame:
    """The model's columns of the outcomes from the country's first day to its last."""
    known = pl.col(c.OUTCOME_DATE).is_between(FIRST, LAST)
    rows = outcomes.filter(known).sort(c.CHILD_ID, c.OUTCOME_DATE, c.OFFENCE_ID, maintain_order=True)
    rows = rows.with_columns(_numbered(rows, c.OUTCOME_ID)).filter(
        pl.col(c.OUTCOME_ID) // ROOM == pl.col(c.CHILD_ID)
    )
    draws, day = Draws(rows[c.OUTCOME_ID], seed + 4), pl.col(c.OUTCOME_DATE)
    residence = pl.when("elsewhere").then(pl.lit("other")).when("said").then(pl.lit("local"))
    appeal = careers.chosen(draws, "appeal result", _APPEALS, careers.APPEAL)
    custody, order = pl.col(_TIER) == CUSTODY, pl.col(_TIER).is_in(ORDERS)
    lasts = pl.when(custody).then(pl.col("served") * 2).when(order).then(draws.between("lasts", 90, 540))
    released = pl.when(custody & pl.col("release_known")).then(day + pl.col("served"))
    return rows.select(
        c.OUTCOME_ID,
        c.OFFENCE_ID,
        c.CHILD_ID,
        day.cast(pl.Date),
        c.OUTCOME_TYPE,
        pl.col(c.FIRST_HEARING_DATE).cast(pl.Date),
        residence.cast(careers.RESIDENCE).alias(c.RESIDENCE),
        pl.when(draws.yes("appeal", 0.02)).then(appeal).alias(c.APPEAL_STATUS),
        (day + lasts).cast(pl.Date).alias(c.END_DATE),
        released.cast(pl.Date).alias(c.RELEASE_DATE),
    )


def _numbered(rows: pl.DataFrame, name: str) -> pl.Series:
    """Ids from the child's number: those of two children never meet."""
    in_order = rows.lazy().select(c.CHILD_ID).with_row_index("row")
    place = pl.col("row") - pl.col("row").first().over(c.CHILD_ID)
    return in_order.select((pl.col(c.CHILD_ID) * ROOM + place).alias(name)).collect().to_series()
