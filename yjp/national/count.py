"""The four indicators of every service and quarter, counted over one part of a country.

The rules are those of ``yjp.indicators`` (first_time_entrants, custody, reoffending), and the suite holds the counts of
the two against each other. What differs is only how rows are found: a store's rows lie in the rules' order and its ids
are row numbers, so that a child's first row is one that differs from the row above, and a lookup is an index. What
counts for a child hangs on that child's rows alone, so parts may be counted in any order and added up.
"""

from datetime import date

import polars as pl

from yjp.indicators.reoffending import FOLLOW_UP, PROVING
from yjp.model import codes
from yjp.model import columns as c
from yjp.national.store import SERVICE, TURNS_10, TURNS_18, Part

QUARTER = "quarter"
"""The calendar quarter as a number: four times the year, and 0 to 3."""
ENTRANTS, SENTENCES = "entrants", "sentences"
COHORT, REOFFENDERS, REOFFENCES = "cohort", "reoffenders", "reoffences"
COUNTS = (ENTRANTS, SENTENCES, COHORT, REOFFENDERS, REOFFENCES)

_SUBSTANTIVE = [code for code, tier in codes.TIER_OF.items() if tier in codes.SUBSTANTIVE]
_NUMBER, _MEASURE = "_number", "_measure"
_CUSTODY, _LOCAL, _HEARD, _ARRESTED, _DAY, _UNTIL, _PROVEN, _KEY, _ROW = (
    "_custody",
    "_local",
    "_heard",
    "_arrested",
    "_day",
    "_until",
    "_proven",
    "_key",
    "_row",
)
_DAYS = 2**20
"""Room for a child's days in a number that holds both: days since 1970 lie within half of this, on either side."""
_QUARTERS, _SERVICES = 2**14, 2**12
"""Room for a quarter's number (four times the year and three is less) and a service's in one that holds them both."""
_CERTAINLY_IN_TIME = 180
"""Days. Twelve months and six are at least 181 days apart, so a proof within 180 days of the offence is in time."""


def count_part(part: Part, extract_date: date) -> pl.DataFrame:
    """Counts of a part, by one number for measure, service and quarter: for ``total``, which adds parts up."""
    outcomes = _substantive(part)
    index = _index_events(outcomes, extract_date)
    followed = _reoffences(index, _proven_offences(outcomes, part), part)
    counted = {
        ENTRANTS: _entrants(outcomes),
        SENTENCES: _sentences(outcomes),
        COHORT: index,
        REOFFENDERS: followed,
    }
    keys = pl.concat([_cells(rows, measure) for measure, rows in counted.items()])
    more = pl.DataFrame([_cells(followed, REOFFENCES), followed[REOFFENCES].alias(_NUMBER)])
    return pl.concat(
        [
            keys.to_frame().group_by(_KEY).agg(pl.len().cast(pl.Int64).alias(_NUMBER)),
            more.group_by(_KEY).agg(pl.col(_NUMBER).sum()),
        ]
    )


def total(counts: pl.DataFrame, services: pl.DataType) -> pl.DataFrame:
    """``service``, ``quarter`` and the five ``COUNTS`` of all parts, which ``services`` enumerates."""
    key = pl.col(_KEY)
    service = (key // _QUARTERS % _SERVICES).cast(pl.UInt32)
    measure = key // (_QUARTERS * _SERVICES)
    return (
        counts.group_by(_KEY)
        .agg(pl.col(_NUMBER).sum())
        .with_columns(
            service.cat.to(services).alias(SERVICE), (key % _QUARTERS).alias(QUARTER), measure.alias(_MEASURE)
        )
        .group_by(SERVICE, QUARTER)
        .agg(
            pl.col(_NUMBER).filter(pl.col(_MEASURE) == place).sum().alias(measure)
            for place, measure in enumerate(COUNTS)
        )
    )


def _cells(rows: pl.DataFrame, measure: str) -> pl.Series:
    """For each row the number of its measure, service and quarter."""
    first = COUNTS.index(measure) * _QUARTERS * _SERVICES
    cell = pl.col(SERVICE).to_physical().cast(pl.Int32) * _QUARTERS + pl.col(QUARTER) + first
    return rows.select(cell.cast(pl.Int32).alias(_KEY)).to_series()


def _substantive(part: Part) -> pl.DataFrame:
    """Substantive outcomes that stand, in the order of the store, with what the child and the offence say."""
    removed = pl.col(c.APPEAL_STATUS).is_in(list(codes.APPEALS_THAT_REMOVE))
    # "keep substantive tiers -> drop changed and successful appeals"
    outcomes = part.outcomes.filter(pl.col(c.OUTCOME_TYPE).is_in(_SUBSTANTIVE), ~removed.fill_null(False))
    child = outcomes[c.CHILD_ID] - part.starts["children"]
    arrested = part.offences.select(pl.coalesce(c.ARREST_DATE, c.OFFENCE_DATE).alias(_ARRESTED)).to_series()
    return outcomes.select(
        c.CHILD_ID,
        c.OFFENCE_ID,
        c.OUTCOME_DATE,
        c.OUTCOME_TYPE,
        c.RELEASE_DATE,
        pl.col(c.OUTCOME_TYPE).is_in(list(codes.CUSTODIAL)).alias(_CUSTODY),
        (pl.col(c.RESIDENCE) != "other").fill_null(True).alias(_LOCAL),
        pl.coalesce(c.FIRST_HEARING_DATE, c.OUTCOME_DATE).alias(_HEARD),
        *(part.children[column].gather(child) for column in (SERVICE, TURNS_10, TURNS_18)),
        arrested.gather(outcomes[c.OFFENCE_ID] - part.starts["offences"]),
    )


def _entrants(outcomes: pl.DataFrame) -> pl.DataFrame:
    """One row a first time entrant: ``service``, ``quarter``."""
    return (
        # "keep rows with age at arrest (else offence) date 10 to 17 and age at first hearing (else outcome) date
        # at most 17"
        outcomes.lazy()
        .filter(_age_10_to_17(_ARRESTED), pl.col(_HEARD) < pl.col(TURNS_18))
        # "each child's first outcome by date; on a tie the more serious tier, then the order of the outcome code
        # list": so the rows lie.
        .filter(_other_than_above(c.CHILD_ID))
        # "only now drop residence = other"
        .filter(_LOCAL)
        .select(SERVICE, c.OUTCOME_DATE)
        .collect()
        .pipe(_with_quarter, c.OUTCOME_DATE)
    )


def _sentences(outcomes: pl.DataFrame) -> pl.DataFrame:
    """One row a custodial sentence: ``service``, ``quarter``."""
    return (
        outcomes.lazy()
        .filter(_CUSTODY, _LOCAL)
        # "age at first hearing (else outcome) date 10 to 17"
        .filter(_age_10_to_17(_HEARD))
        # "if the same type of custodial sentence is given on the same day, concurrent or consecutive, count once":
        # rows of a child, day and type lie together.
        .filter(_other_than_above(c.CHILD_ID, c.OUTCOME_DATE, c.OUTCOME_TYPE))
        .select(SERVICE, c.OUTCOME_DATE)
        .collect()
        .pipe(_with_quarter, c.OUTCOME_DATE)
    )


def _index_events(outcomes: pl.DataFrame, extract_date: date) -> pl.DataFrame:
    """One row a child and quarter, by child and day: ``child_id``, ``service``, ``quarter``, the index date."""
    # "substantive non-custodial outcomes (on the outcome date) and releases from custody (on the release date; a
    # custodial sentence without a release date is not yet an event), age 10 to 17 on that day, residence = local"
    local = outcomes.lazy().filter(_LOCAL)
    given, released = (
        local.filter(kind)
        .filter(pl.col(day) <= extract_date, _age_10_to_17(day))
        .select(c.CHILD_ID, SERVICE, pl.col(day).alias(_DAY), _key(c.CHILD_ID, day).alias(_KEY))
        for kind, day in ((~pl.col(_CUSTODY), c.OUTCOME_DATE), (pl.col(_CUSTODY), c.RELEASE_DATE))
    )
    # Outcomes lie by child and day already, and releases nearly: sorting finds the rows that do.
    events = pl.concat(pl.collect_all([given, released])).sort(_KEY).drop(_KEY)
    # "A child enters Q once, at the first event in Q: the index date."
    return _with_quarter(events, _DAY).filter(_other_than_above(c.CHILD_ID, QUARTER))


def _proven_offences(outcomes: pl.DataFrame, part: Part) -> pl.DataFrame:
    """One row an offence that led to a caution or sentence, by child and offence date, with the first proving date."""
    # "Each offence counts once", at the first of its outcomes: outcomes lie by date, so that in reverse the first of
    # them is the last to be written.
    proofs = outcomes.select(
        (pl.col(c.OFFENCE_ID) - part.starts["offences"]).reverse(), pl.col(c.OUTCOME_DATE).reverse()
    )
    nothing = pl.Series(_PROVEN, [None], dtype=pl.Date).new_from_index(0, part.offences.height)
    proven = nothing.scatter(proofs[c.OFFENCE_ID], proofs[c.OUTCOME_DATE])
    breach = pl.col(c.OFFENCE_CATEGORY).is_in(list(codes.BREACH_CATEGORIES))
    return (
        part.offences.lazy()
        .select(c.CHILD_ID, c.OFFENCE_DATE, c.OFFENCE_CATEGORY, proven)
        # Breaches of bail, of a conditional discharge or of a statutory order "do not count as reoffences".
        .filter(pl.col(_PROVEN).is_not_null(), ~breach.fill_null(False))
        .select(c.CHILD_ID, c.OFFENCE_DATE, _PROVEN)
        .collect()
    )


def _reoffences(index: pl.DataFrame, proven: pl.DataFrame, part: Part) -> pl.DataFrame:
    """Those index events that an offence followed, with ``reoffences``.

    "index_date < offence_date <= index_date + 12 months" and an outcome by "index_date + 18 months"; "each offence
    counts once".
    """
    # Most children do nothing more: their index events need no further look.
    last = pl.Series([None], dtype=pl.Date).new_from_index(0, part.children.height)
    last = last.scatter(proven[c.CHILD_ID] - part.starts["children"], proven[c.OFFENCE_DATE])
    more = index[_DAY] < last.gather(index[c.CHILD_ID] - part.starts["children"])
    again = index.filter(more)
    day = again[_DAY]
    again = again.with_columns(_day_by_day(day, pl.col(_DAY).dt.offset_by(FOLLOW_UP)).alias(_UNTIL))
    # A child's offences up to a day end at one place among all offences: two places give the number between.
    places = proven.select(_key(c.CHILD_ID, c.OFFENCE_DATE).alias(_KEY)).with_row_index(_ROW, offset=1)
    after, until = (_offences_up_to(again, day, places.set_sorted(_KEY)) for day in (_DAY, _UNTIL))
    again = again.with_columns((until - after).alias(REOFFENCES)).filter(pl.col(REOFFENCES) > 0)
    in_time = pl.col(REOFFENCES) - _proven_too_late(again, proven, part)
    return again.select(SERVICE, QUARTER, in_time).filter(pl.col(REOFFENCES) > 0)


def _offences_up_to(index: pl.DataFrame, day: str, places: pl.DataFrame) -> pl.Series:
    """For each index event, how many of the numbered ``places`` lie before the end of the child's day."""
    asked = index.select(_key(c.CHILD_ID, day).alias(_KEY)).set_sorted(_KEY)
    return asked.join_asof(places, on=_KEY)[_ROW].fill_null(0).cast(pl.Int64)


def _proven_too_late(index: pl.DataFrame, proven: pl.DataFrame, part: Part) -> pl.Series:
    """How many offences of the twelve months after each index date were proven only after the eighteenth month."""
    waited = pl.col(_PROVEN).to_physical() - pl.col(c.OFFENCE_DATE).to_physical()
    slow = proven.filter(waited > _CERTAINLY_IN_TIME)
    # Few children have such an offence: the others need no look.
    has_slow = pl.Series([False], dtype=pl.Boolean).new_from_index(0, part.children.height)
    has_slow = has_slow.scatter(slow[c.CHILD_ID] - part.starts["children"], True)
    asked = has_slow.gather(index[c.CHILD_ID] - part.starts["children"])
    late = (
        index.select(c.CHILD_ID, _DAY, _UNTIL)
        .with_row_index(_ROW)
        .filter(asked)
        .join(slow, on=c.CHILD_ID)
        .filter(
            pl.col(c.OFFENCE_DATE) > pl.col(_DAY),
            pl.col(c.OFFENCE_DATE) <= pl.col(_UNTIL),
            pl.col(_PROVEN) > pl.col(_DAY).dt.offset_by(PROVING),
        )
    )
    numbers = late.group_by(_ROW).agg(pl.len().cast(pl.Int64))
    return pl.zeros(index.height, dtype=pl.Int64, eager=True).scatter(numbers[_ROW], numbers["len"])


def _age_10_to_17(day: str) -> pl.Expr:
    return (pl.col(day) >= pl.col(TURNS_10)) & (pl.col(day) < pl.col(TURNS_18))


def _other_than_above(*columns: str) -> pl.Expr:
    """Whether a row differs from the row above it in one of the columns; the first row does."""
    return pl.any_horizontal(pl.col(name).ne_missing(pl.col(name).shift(1)) for name in columns)


def _key(child: str, day: str) -> pl.Expr:
    """One number that sorts by child and day: one column is sorted in a fraction of the time of two."""
    return pl.col(child).cast(pl.Int64) * _DAYS + pl.col(day).to_physical()


def _with_quarter(rows: pl.DataFrame, day: str) -> pl.DataFrame:
    """The rows with ``quarter``."""
    number = pl.col(_DAY).dt.year() * 4 + pl.col(_DAY).dt.quarter() - 1
    return rows.with_columns(_day_by_day(rows[day], number).alias(QUARTER))


def _day_by_day(days: pl.Series, worked_out: pl.Expr) -> pl.Series:
    """An expression of a day, worked out once for every day of the calendar and looked up for each row."""
    first, last = days.min(), days.max()
    if not isinstance(first, date) or not isinstance(last, date):
        return pl.DataFrame({_DAY: days}).select(worked_out).to_series()
    calendar = pl.select(pl.date_range(first, last).alias(_DAY))
    return (
        calendar.select(worked_out).to_series().gather(days.to_physical() - calendar[_DAY].to_physical()[0])
    )
