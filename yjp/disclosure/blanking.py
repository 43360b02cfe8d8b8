"""Taking hidden numbers out of every frame of a ledger: figures, changes, comparisons, ratings, charts."""

from collections.abc import Mapping
from dataclasses import replace

import polars as pl

from yjp.disclosure.counts import CHANGE, base, cells, counts
from yjp.figures import ROLLING_STEP, Rating
from yjp.indicators.registry import REGISTRY
from yjp.ledger import Ledger
from yjp.periods import QUARTER_MONTHS, YEAR_MONTHS, Window, parse_window

NUMBERS = ("numerator", "denominator", "value", "lower", "upper", "interval_method")
"""Columns that a hidden figure loses. The method of its limits would tell whether the count is under 10.

Of ``quality`` it keeps its indicator's caveat and nothing else."""
NOT_RATED = "No call (N): a number behind the comparison is not shown."
_CAVEATS = {each.id: each.caveat for each in REGISTRY if each.caveat}
"""What stands beside every figure of an indicator, hidden or not."""
_LIMITS = ("centre", "lower", "upper", "baseline_start", "baseline_end", "method")
_FUNNEL_LIMITS = ("lower_95", "upper_95", "lower_998", "upper_998")
RUN_QUARTERS = 8
"""A signal may rest on a run of so many quarters, before or after."""


def blanked(ledger: Ledger, reasons: Mapping[int, str]) -> Ledger:
    """The ledger without the numbers of some figures, and without whatever would give them away.

    ``reasons`` says for each place of a row in ``ledger.figures`` that is to be hidden what to say beside it.
    """
    figures = _changes_hidden(ledger.figures, reasons)
    gone = frozenset(figures.filter("_gone").get_column("figure_id"))
    kept = figures.drop("_gone")
    return replace(
        ledger,
        figures=kept,
        comparisons=_comparisons(ledger.comparisons, kept, gone),
        ratings=_ratings(ledger.ratings, gone),
        control=_control(ledger.control, gone),
        funnel=_funnel(ledger.funnel, kept, gone),
        about=replace(ledger.about, notes=_notes(ledger.about.notes, bool(gone))),
    )


def _changes_hidden(figures: pl.DataFrame, reasons: Mapping[int, str]) -> pl.DataFrame:
    """Adds ``_gone``; a change goes with either of the two figures that it is the change of."""
    places = pl.Series("_row", sorted(reasons), dtype=pl.UInt32)
    said = pl.Series("_said", [reasons[place] for place in sorted(reasons)], dtype=pl.String)
    marked = figures.with_row_index("_row").join(
        pl.DataFrame([places, said]), on="_row", how="left", maintain_order="left"
    )
    key = ("indicator", "window", "area", "group", "group_value")
    lost = marked.filter(pl.col("_said").is_not_null(), pl.col("source") == "caseload")
    reason_of = {row[:-1]: row[-1] for row in lost.select(*key, "_said").iter_rows()}
    also: list[str | None] = []
    for indicator, window, area, group, value, source, said_already in marked.select(
        *key, "source", "_said"
    ).iter_rows():
        found = said_already
        if found is None and indicator.endswith(CHANGE) and source == "caseload":
            before = parse_window(window).earlier(YEAR_MONTHS).id
            pair = ((base(indicator), each, area, group, value) for each in (window, before))
            found = next((reason_of[each] for each in pair if each in reason_of), None)
        also.append(found)
    marked = marked.with_columns(pl.Series("_said", also, dtype=pl.String))
    gone = pl.col("_said").is_not_null()
    caveat = pl.col("indicator").replace_strict(_CAVEATS, default=None, return_dtype=pl.String)
    return marked.with_columns(
        *(pl.when(gone).then(None).otherwise(pl.col(name)).alias(name) for name in NUMBERS),
        quality=pl.when(gone).then(caveat).otherwise("quality"),
        suppressed=pl.col("suppressed") | gone,
        reason=pl.coalesce("_said", "reason"),
        _gone=gone,
    ).drop("_row", "_said")


def _comparisons(comparisons: pl.DataFrame, figures: pl.DataFrame, gone: frozenset[str]) -> pl.DataFrame:
    """A comparison goes with either side: a direction, a p-value or a verdict says something of both.

    A step from one rolling year to the next is tested on two quarters, and so goes with either of those as well.
    """
    sides = ("figure_id", "comparator_id", "change_id")
    lost = pl.any_horizontal(pl.col(name).is_in(list(gone)).fill_null(False) for name in sides)
    steps = comparisons.filter(pl.col("kind") == ROLLING_STEP).get_column("figure_id")
    shaken = _on_hidden_quarters(figures, steps) if steps.len() else []
    step = (pl.col("kind") == ROLLING_STEP) & pl.col("figure_id").is_in(shaken)
    return comparisons.filter(~(lost | step))


def _on_hidden_quarters(figures: pl.DataFrame, steps: pl.Series) -> list[str]:
    """Rolling years of which the newest quarter, or the same one a year before, is not on show."""
    shown = {
        cell
        for _, found in counts(figures.filter(~pl.col("suppressed")))
        for cell, number in found
        if number is not None
    }
    found = []
    for row in figures.filter(pl.col("figure_id").is_in(steps.implode())).iter_rows(named=True):
        quarter = Window(end=row["period_end"], months=QUARTER_MONTHS)
        both = [quarter, quarter.earlier(YEAR_MONTHS)]
        needed = {cell for w in both for cell in cells({**row, "window": w.id}) if cell is not None}
        if not needed <= shown:
            found.append(row["figure_id"])
    return found


def _ratings(ratings: pl.DataFrame, gone: frozenset[str]) -> pl.DataFrame:
    """No call where the figure, or what it was rated against, is hidden."""
    lost = pl.any_horizontal(
        pl.col(name).is_in(list(gone)).fill_null(False) for name in ("figure_id", "comparator_id")
    )
    return ratings.with_columns(
        rating=pl.when(lost).then(pl.lit(Rating.NO_CALL.value)).otherwise("rating"),
        comparator_id=pl.when(~lost).then("comparator_id"),
        kind=pl.when(~lost).then("kind"),
        reason=pl.when(lost).then(pl.lit(NOT_RATED)).otherwise("reason"),
    )


def _control(control: pl.DataFrame, gone: frozenset[str]) -> pl.DataFrame:
    """A hidden quarter loses its count; limits go where any quarter of their baseline is hidden, as they are its mean.

    Where there were no limits, that there were too few events goes too.
    """
    if control.is_empty():
        return control
    chart = ["indicator", "area"]
    marked = control.with_row_index("_row").with_columns(_lost=pl.col("figure_id").is_in(list(gone)))
    lost = marked.filter("_lost").select(*chart, _quarter="period_end")
    beside = marked.select("_row", *chart, "period_end", "baseline_start", "baseline_end").join(
        lost, on=chart
    )
    in_baseline = (
        (pl.col("_quarter") >= pl.col("baseline_start")) & (pl.col("_quarter") <= pl.col("baseline_end"))
    ).fill_null(True)
    months = f"{RUN_QUARTERS * QUARTER_MONTHS}mo"
    near = pl.col("_quarter").is_between(
        pl.col("period_end").dt.offset_by(f"-{months}"), pl.col("period_end").dt.offset_by(months)
    )
    shaken = pl.col("_row").is_in(beside.filter(in_baseline).get_column("_row").unique().implode())
    unsigned = pl.col("_row").is_in(beside.filter(near).get_column("_row").unique().implode())
    return marked.with_columns(
        pl.when(~pl.col("_lost")).then("value").alias("value"),
        *(pl.when(~shaken).then(pl.col(name)).alias(name) for name in _LIMITS),
        pl.when(~(shaken | unsigned)).then("signal").alias("signal"),
    ).drop("_row", "_lost")


def _funnel(funnel: pl.DataFrame, figures: pl.DataFrame, gone: frozenset[str]) -> pl.DataFrame:
    """A hidden service loses its row's numbers; the funnel loses its target, unless that is published by itself."""
    if funnel.is_empty():
        return funnel
    key = ["indicator", "window", "area"]
    plain = figures.filter(pl.col("group").is_null())
    lost = plain.filter(pl.col("figure_id").is_in(list(gone)), pl.col("source") == "caseload")
    national = plain.filter(pl.col("source") == "published", pl.col("value").is_not_null())
    marked = funnel.join(
        lost.select(*key, _lost=pl.lit(True)).unique(), on=key, how="left", maintain_order="left"
    ).join(
        national.select("indicator", "window", target="value", _published=pl.lit(True)).unique(),
        on=["indicator", "window", "target"],
        how="left",
        maintain_order="left",
    )
    hit = pl.col("_lost").fill_null(False)
    pooled = hit.any().over("indicator", "window") & ~pl.col("_published").fill_null(False)
    return marked.with_columns(
        *(pl.when(~hit).then(pl.col(name)).alias(name) for name in ("numerator", "denominator", "value")),
        *(pl.when(~pooled).then(pl.col(name)).alias(name) for name in ("target",)),
        *(pl.when(~(hit | pooled)).then(pl.col(name)).alias(name) for name in (*_FUNNEL_LIMITS, "position")),
    ).drop("_lost", "_published")


def _notes(notes: tuple[str, ...], anything: bool) -> tuple[str, ...]:
    """Notes that count something go: they count over all periods and so can be subtracted from."""
    return tuple(n for n in notes if not anything or not any(_is_count(word) for word in n.split()))


def _is_count(word: str) -> bool:
    digits = word.strip(".,:;()")
    # Four digits are a year; a count of so many has a comma.
    return digits.replace(",", "").isdigit() and len(digits) != 4
