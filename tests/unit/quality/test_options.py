"""The one-pass counts against counting the whole caseload anew, one change at a time."""

import json
from collections.abc import Iterable
from datetime import date
from itertools import product
from random import Random

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests import oracle, random_caseloads
from tests.caseloads import typed
from tests.unit.quality.toys import ledger_of
from yjp.ingest.extract import QUARANTINE
from yjp.model import columns as c
from yjp.model.caseload import ROW, Caseload
from yjp.periods import Window
from yjp.quality.effect import newest
from yjp.quality.families import FAMILIES, Family
from yjp.quality.options import COUNTED, EVERYTHING, LOOKED_AT, SOURCE, SUBJECT, options
from yjp.quality.ranges import ranges
from yjp.quality.set_aside import SET_ASIDE, bounded
from yjp.settings import Settings
from yjp.synthetic import EXAMPLES, tables

seeds = st.integers(0, 2**32)


def window_of(rng: Random) -> Window:
    """A year that ends one to six quarters before the day of the extract."""
    end = oracle.quarter_end(random_caseloads.LAST_DAY)
    return Window(end=oracle.quarter_end(oracle.months_after(end, -3 * rng.randint(1, 6))), months=12)


def totals(family: Family, caseload: Caseload, window: Window) -> dict[str, int]:
    counted = family.count(caseload, window, False).collect()
    return {m: int(counted.get_column(m).sum()) for m in family.measures}


def without(caseload: Caseload, rows: Iterable[tuple[str, int]], child: str | None = None) -> Caseload:
    """The caseload without these rows, with an offence its outcomes, or without a child."""
    gone = set(rows)
    tables = dict(caseload.tables)
    for name in COUNTED:
        mine = [row for table, row in gone if table == name]
        frame = tables[name].filter(~pl.col(ROW).is_in(mine))
        tables[name] = frame.filter(pl.col(c.CHILD_ID) != child) if child else frame
    return Caseload(tables, caseload.extract_date)


def emptied(caseload: Caseload, cells: Iterable[tuple[str, int, str]], window: Window) -> Caseload:
    """The caseload with these cells empty; a date of birth is 14 years before the end of the window."""
    born = date(window.end.year - 14, window.end.month, window.end.day)
    tables = dict(caseload.tables)
    for table, row, column in cells:
        other = pl.lit(born) if column == c.DATE_OF_BIRTH else pl.lit(None)
        changed = pl.when(pl.col(ROW) == row).then(other).otherwise(column).alias(column)
        tables[table] = tables[table].with_columns(changed)
    return Caseload(tables, caseload.extract_date)


LOOKS_AT = {
    ("X", "children"): [c.DATE_OF_BIRTH],
    ("X", "offences"): [c.ARREST_DATE, c.OFFENCE_DATE],
    ("X", "outcomes"): [c.RELEASE_DATE, c.OUTCOME_TYPE],
    ("Y", "children"): [c.ETHNICITY],
    ("Y", "offences"): [c.OFFENCE_CATEGORY, c.GRAVITY],
    ("Y", "outcomes"): [c.FIRST_HEARING_DATE, c.RESIDENCE],
    ("Z", "children"): [c.CHILD_ID],
    ("Z", "offences"): [c.OFFENCE_ID],
    ("Z", "outcomes"): [c.APPEAL_STATUS, c.END_DATE],
}
MAY_CHANGE = {
    c.DATE_OF_BIRTH,
    c.ARREST_DATE,
    c.OFFENCE_CATEGORY,
    c.FIRST_HEARING_DATE,
    c.RELEASE_DATE,
    c.RESIDENCE,
    c.APPEAL_STATUS,
}


def failing_rows(caseload: Caseload, rng: Random) -> pl.DataFrame:
    """A few rows of the three tables under rules X, Y and Z."""
    found = []
    for source, (table, share) in product("XYZ", (("children", 0.03), ("offences", 0.1), ("outcomes", 0.15))):
        for row, child in caseload.tables[table].select(ROW, c.CHILD_ID).rows():
            if rng.random() < share:
                found.append((source, table, row, child, LOOKS_AT[source, table]))
    schema = {SOURCE: pl.String, "table": pl.String, ROW: pl.Int64, c.CHILD_ID: pl.String}
    return pl.DataFrame(found, schema=schema | {LOOKED_AT: pl.List(pl.String)}, orient="row")


@given(seeds)
@settings(max_examples=6)
@pytest.mark.parametrize("family", FAMILIES, ids=lambda f: f.name)
def test_every_option_is_what_a_recount_gives(family: Family, seed: int) -> None:
    rng = Random(seed)
    caseload, window = (
        typed(random_caseloads.random_tables(rng, 12), random_caseloads.LAST_DAY),
        window_of(rng),
    )
    failing = failing_rows(caseload, rng)
    found = options(caseload, failing, family, window, False)
    before = totals(family, caseload, window)
    expected: dict[tuple[str, str], set[tuple[int, ...]]] = {}
    rows: dict[tuple[str, str], set[tuple[str, int]]] = {}
    cells: dict[tuple[str, str], set[tuple[str, int, str]]] = {}
    for source, table, row, child, looked_at in failing.rows():
        for key in ((source, child), (EVERYTHING, child)):
            rows.setdefault(key, set()).add((table, row))
            doubtful = {(table, row, column) for column in looked_at if column in MAY_CHANGE}
            cells.setdefault(key, set()).update(doubtful)
    for (source, child), bad in rows.items():
        recounts = (
            without(caseload, bad),
            emptied(caseload, cells[source, child], window),
            without(caseload, (), child),
        )
        changes = {
            tuple(after[m] - before[m] for m in family.measures)
            for after in (totals(family, caseload_, window) for caseload_ in recounts)
        }
        expected.setdefault((source, child), set()).update(changes)
        expected.setdefault((EVERYTHING, child), set()).update(changes)
    given_: dict[tuple[str, str], set[tuple[int, ...]]] = {}
    for source, subject, *change in found.rows():
        given_.setdefault((source, subject), set()).add(tuple(change))
    assert given_ == expected


def set_aside(caseload: Caseload, rng: Random, share: float) -> tuple[Caseload, pl.DataFrame]:
    """The caseload without some outcomes, and a quarantine of them in which one cell each has a fault."""
    frame = caseload.tables["outcomes"]
    chosen = [row for row in frame.get_column(ROW) if rng.random() < share]
    bad = frame.filter(pl.col(ROW).is_in(chosen))
    columns = (c.CHILD_ID, c.OUTCOME_DATE, c.OUTCOME_TYPE, c.RELEASE_DATE, c.RESIDENCE, c.APPEAL_STATUS, None)
    rows = []
    for row in bad.rows(named=True):
        column = rng.choice(columns)
        cells = {k: None if v is None else str(v) for k, v in row.items() if k != ROW}
        if column:
            cells[column] = "rubbish"
        record = json.dumps(cells if column else list(cells.values()), separators=(",", ":"))
        rows.append(
            ("outcomes", "outcomes.csv", row[ROW], column, "isin" if column else "width", "a reason", record)
        )
    quarantine = pl.DataFrame(rows, schema=QUARANTINE, orient="row")
    kept = {**caseload.tables, "outcomes": frame.filter(~pl.col(ROW).is_in(chosen))}
    return Caseload(kept, caseload.extract_date), quarantine


@given(seeds, st.sampled_from([0.02, 0.1, 0.3]))
@settings(max_examples=40)
@pytest.mark.parametrize("family", FAMILIES, ids=lambda f: f.name)
def test_the_truth_lies_between_the_bounds_of_what_was_set_aside(
    family: Family, seed: int, share: float
) -> None:
    """Take outcomes out of a caseload, spoil one cell of each: the figure with all of them is within the range."""
    rng = Random(seed)
    whole, window = typed(random_caseloads.random_tables(rng, 15), random_caseloads.LAST_DAY), window_of(rng)
    caseload, quarantine = set_aside(whole, rng, share)
    aside = bounded(caseload, quarantine, family, window, False)
    now, truth = totals(family, caseload, window), totals(family, whole, window)
    for measured in family.figures:
        base = now[measured.denominator] if measured.denominator else 1
        true_base = truth[measured.denominator] if measured.denominator else 1
        if not base or not true_base:
            continue
        found = ranges(
            aside.options, measured.numerator, measured.denominator, (now[measured.numerator], base)
        )
        value = truth[measured.numerator] / true_base
        if SET_ASIDE not in found.get_column(SOURCE):
            assert value == now[measured.numerator] / base
            continue
        ((lowest, highest),) = found.select("lowest", "highest").rows()
        assert lowest - 1e-9 <= value <= highest + 1e-9, measured.indicator


choices = st.lists(
    st.lists(st.tuples(st.integers(-3, 3), st.integers(0, 3)), min_size=1, max_size=3), min_size=1, max_size=4
)


@given(choices, st.integers(0, 10), st.integers(1, 10))
@settings(max_examples=100)
def test_the_range_of_a_ratio_is_the_range_of_all_choices(
    subjects: list[list[tuple[int, int]]], top: int, bottom: int
) -> None:
    rows = [("X", f"child {place}", n, d) for place, ways in enumerate(subjects) for n, d in ways]
    frame = pl.DataFrame(
        rows, schema={SOURCE: pl.String, SUBJECT: pl.String, "n": pl.Int64, "d": pl.Int64}, orient="row"
    )
    every = product(*([(0, 0), *ways] for ways in subjects))
    sums = [(top + sum(n for n, _ in ways), bottom + sum(d for _, d in ways)) for ways in every]
    ((source, lowest, highest),) = ranges(frame, "n", "d", (top, bottom)).rows()
    assert source == "X"
    assert lowest == pytest.approx(min(n / d for n, d in sums))
    assert highest == pytest.approx(max(n / d for n, d in sums))
    ((_, least, most),) = ranges(frame, "n", None, (top, 2)).rows()
    changes = [top + sum(n for n, _ in ways) for ways in product(*([(0, 0), *ways] for ways in subjects))]
    assert (least, most) == (max(min(changes), 0) / 2, max(max(changes), 0) / 2)


def test_denominators_may_shrink_to_nothing() -> None:
    frame = pl.DataFrame({SOURCE: ["X"], SUBJECT: ["A"], "n": [-1], "d": [-2]})
    ((_, lowest, highest),) = ranges(frame, "n", "d", (1, 2)).rows()
    assert (lowest, highest) == (0.5, 0.5)


def test_the_watched_figures_are_the_ledgers() -> None:
    """On the packaged example: what is counted child by child adds up to the headline figures."""
    made = EXAMPLES["rotherham_2019"]
    caseload = typed(tables(made.name), made.extract_date)
    ledger = ledger_of(
        caseload, Settings(service=made.service, made_up=True, complete_since=made.complete_since)
    )
    for family in FAMILIES:
        for measured in family.figures:
            figure = newest(ledger, measured.indicator)
            assert figure is not None
            counted = totals(family, caseload, figure.period)
            assert counted[measured.numerator] == figure.numerator
            if measured.denominator:
                assert counted[measured.denominator] == figure.denominator


def test_columns_that_are_not_read_change_no_count() -> None:
    """``reads`` is what the counts depend on: every other column may be emptied."""
    caseload = typed(random_caseloads.random_tables(Random(7), 400), random_caseloads.LAST_DAY)
    window = Window(end=date(random_caseloads.LAST_DAY.year - 2, 12, 31), months=12)
    for family in FAMILIES:
        tables = {}
        for name in COUNTED:
            frame = caseload.tables[name]
            spare = [n for n in frame.columns if n not in family.reads[name] and n != ROW]
            blank = [pl.lit(None, dtype=frame.schema[n]).alias(n) for n in spare]
            tables[name] = frame.with_columns(blank)
        emptied = Caseload(tables, caseload.extract_date)
        assert totals(family, caseload, window) == totals(family, emptied, window), family.name
        assert all(totals(family, caseload, window).values()), family.name
