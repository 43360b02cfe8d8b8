"""How far the newest headline figures could move until records are settled.

For a rule: every child with a failing record is settled in one of four ways (``yjp.quality.options``): as it stands,
without the failing rows, without what the rule looks at in them, without the child. The lowest and the highest figure
take, child by child, the way that moves it furthest. For the rows set aside: what they could add or take away once
accepted (``yjp.quality.set_aside``). What neither says: what another day of an offence or outcome, another kind of
outcome, or a missing day would do.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import polars as pl

from yjp import reference
from yjp.figures import AreaRole, State, Unit
from yjp.indicators.population import choose, merge
from yjp.ledger import Figure, Ledger
from yjp.model import columns as c
from yjp.model.caseload import ROW, Caseload
from yjp.periods import Window
from yjp.quality.acceptance import OpenResult
from yjp.quality.families import FAMILIES, Family, Measured
from yjp.quality.options import COUNTED, EVERYTHING, LOOKED_AT, SOURCE, SUBJECT, options
from yjp.quality.ranges import HIGHEST, LOWEST, ranges
from yjp.quality.set_aside import SET_ASIDE, bounded

_YEAR = 12
_POPULATION = "population"
_RATES = ("fte_rate", "custody_rate")
_SETTLED = {State.FINAL, State.ESTIMATE}


@dataclass(frozen=True, kw_only=True)
class Effect:
    """How far a source of doubt could move a figure.

    ``source`` is a rule's code, ``SET_ASIDE`` or ``EVERYTHING``; ``records`` is how many rows of it could move the
    figure at all, and ``rows`` are their row numbers where the source is a rule. The figure now is ``figure.value``;
    ``lowest`` and ``highest`` are in its unit.
    """

    source: str
    figure: Figure
    lowest: float
    highest: float
    records: int
    rows: tuple[int, ...] = ()

    @property
    def moves(self) -> bool:
        """Whether anything could change."""
        return self.lowest < self.highest

    @property
    def weight(self) -> float:
        """Width of the range as a share of the figure, so that counts and rates can be ranked together.

        One percentage point, one sentence, one reoffence stand in for a figure that is less than one of them.
        """
        figure = self.figure
        value, unit = abs(figure.value or 0), 1.0
        if figure.denominator and figure.per and figure.indicator in _RATES:
            unit = figure.per / figure.denominator
        return (self.highest - self.lowest) / max(value, unit)


def newest(ledger: Ledger, indicator: str) -> Figure | None:
    """The service's own newest settled figure of a rolling year; none if there is none with a value."""
    series = ledger.series(indicator, ledger.about.area, _YEAR)
    own = [
        f
        for f in series
        if f.area_role == AreaRole.LOCAL and State(f.state) in _SETTLED and f.value is not None
    ]
    return own[-1] if own else None


def effects(
    caseload: Caseload,
    opened: Sequence[OpenResult],
    quarantine: pl.DataFrame,
    ledger: Ledger,
    *,
    breaches_count: bool = False,
) -> tuple[Effect, ...]:
    """Every effect of every open rule, of the rows set aside, and of all of them together, on each headline figure.

    The source ``EVERYTHING`` is there for every figure, ``lowest`` and ``highest`` being equal where nothing is in
    doubt. Figures are those that ``ledger`` holds, and the same ``breaches_count`` as made it is needed.
    """
    found: list[Effect] = []
    failing = _failing(caseload, opened)
    for family in FAMILIES:
        figures = [(m, f) for m in family.figures if (f := newest(ledger, m.indicator))]
        if not figures:
            continue
        window = figures[0][1].period
        choices, rows = _choices(caseload, failing, quarantine, family, window, breaches_count)
        for measured, figure in figures:
            if figure.window == window.id:
                found += _measured(choices, rows, measured, figure)
    return tuple(_with_populations(found, caseload, opened, ledger))


def _failing(caseload: Caseload, opened: Sequence[OpenResult]) -> pl.DataFrame:
    """Open failing rows of the tables that figures are counted from, as ``yjp.quality.options`` takes them."""
    schema = {SOURCE: pl.String, "table": pl.String, ROW: pl.Int64, c.CHILD_ID: pl.String}
    parts = [pl.DataFrame(schema=schema)]
    for each in opened:
        if each.table in COUNTED and each.open.len():
            rows = caseload.tables[each.table].filter(pl.col(ROW).is_in(each.open.implode()))
            parts.append(
                rows.select(
                    pl.lit(each.result.rule.code).alias(SOURCE),
                    pl.lit(each.table).alias("table"),
                    ROW,
                    c.CHILD_ID,
                )
            )
    columns = {each.result.rule.code: sorted(each.result.rule.columns) for each in opened}
    looked_at = pl.DataFrame(
        {SOURCE: list(columns), LOOKED_AT: list(columns.values())},
        schema={SOURCE: pl.String, LOOKED_AT: pl.List(pl.String)},
    )
    return pl.concat(parts).join(looked_at, on=SOURCE, how="left")


def _choices(
    caseload: Caseload,
    failing: pl.DataFrame,
    quarantine: pl.DataFrame,
    family: Family,
    window: Window,
    breaches_count: bool,
) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Options by source and subject; and the rows behind them: ``source``, ``subject``, ``table``, ``_row``."""
    mine = pl.concat(
        failing.filter(
            pl.col("table") == table, pl.col(LOOKED_AT).list.set_intersection(sorted(read)).list.len() > 0
        )
        for table, read in family.reads.items()
    )
    of_rules = options(caseload, mine, family, window, breaches_count)
    aside = bounded(caseload, quarantine, family, window, breaches_count)
    rows = pl.concat(
        [
            mine.select(SOURCE, pl.col(c.CHILD_ID).alias(SUBJECT), "table", ROW),
            aside.rows.select(
                pl.lit(SET_ASIDE).alias(SOURCE), SUBJECT, pl.lit("outcomes set aside").alias("table"), ROW
            ),
        ]
    )
    shared = aside.options.with_columns(pl.lit(EVERYTHING).alias(SOURCE))
    return pl.concat([of_rules, aside.options, shared]), rows


def _measured(choices: pl.DataFrame, rows: pl.DataFrame, measured: Measured, figure: Figure) -> list[Effect]:
    base = figure.denominator or 1.0
    scale = figure.per or 1
    found = ranges(choices, measured.numerator, measured.denominator, (figure.numerator or 0.0, base))
    sums = [measured.numerator] + ([measured.denominator] if measured.denominator else [])
    moving = choices.filter(pl.any_horizontal(pl.col(s) != 0 for s in sums)).select(SOURCE, SUBJECT).unique()
    behind = rows.join(moving, on=[SOURCE, SUBJECT], how="semi")
    # Some subjects are moved only by rules together: then all their rows are behind it.
    jointly = moving.filter(pl.col(SOURCE) == EVERYTHING).join(
        moving.filter(pl.col(SOURCE) != EVERYTHING), on=SUBJECT, how="anti"
    )
    of_subjects = rows.join(jointly, on=SUBJECT, how="semi")
    together = pl.concat([behind, of_subjects]).select("table", ROW).n_unique()
    grouped = behind.group_by(SOURCE).agg(pl.col(ROW).sort())
    by_source = {source: tuple(numbers) for source, numbers in grouped.iter_rows()}
    effects = {
        source: Effect(
            source=source,
            figure=figure,
            # What a row of nobody's may do is bounded for itself; a share stays one.
            lowest=max(lowest, 0.0) * scale,
            highest=(min(highest, 1.0) if figure.unit == Unit.PERCENT else highest) * scale,
            records=together if source == EVERYTHING else len(by_source.get(source, ())),
            rows=() if source in (EVERYTHING, SET_ASIDE) else by_source.get(source, ()),
        )
        for source, lowest, highest in found.select(SOURCE, LOWEST, HIGHEST).iter_rows()
    }
    now = figure.value or 0.0
    still = Effect(source=EVERYTHING, figure=figure, lowest=now, highest=now, records=0)
    return list(({EVERYTHING: still} | effects).values())


def _with_populations(
    found: list[Effect], caseload: Caseload, opened: Sequence[OpenResult], ledger: Ledger
) -> list[Effect]:
    """Add what rules over the population table do to rates: the population is chosen without the failing rows."""
    suspect = [o for o in opened if o.table == _POPULATION and o.open.len()]
    if not suspect:
        return found
    area, own = ledger.about.area, caseload.tables[_POPULATION]
    packaged = reference.population(area)
    widened = list(found)
    for each in suspect:
        left = merge(own.filter(~pl.col(ROW).is_in(each.open.implode())), packaged, area)
        rows = own.filter(pl.col(ROW).is_in(each.open.implode()), pl.col(c.AREA) == area).get_column(ROW)
        for place, effect in enumerate(widened[: len(found)]):
            figure, other = effect.figure, choose(left, effect.figure.period_end)
            if effect.source != EVERYTHING or figure.indicator not in _RATES or not figure.denominator:
                continue
            if other is None or other.population == figure.denominator:
                continue
            factor = figure.denominator / other.population
            now = figure.value or 0.0
            widened[place] = replace(
                effect,
                lowest=effect.lowest * min(1.0, factor),
                highest=effect.highest * max(1.0, factor),
                records=effect.records + rows.len(),
            )
            widened.append(
                Effect(
                    source=each.result.rule.code,
                    figure=figure,
                    lowest=now * min(1.0, factor),
                    highest=now * max(1.0, factor),
                    records=rows.len(),
                    rows=tuple(rows.to_list()),
                )
            )
    return widened
