"""Reconcile an indicator and window of a service: the local count, what was published, and the bridges between."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

import polars as pl

from yjp import reference
from yjp.errors import UserError
from yjp.indicators.definition import Indicator
from yjp.indicators.interim import as_meant
from yjp.indicators.population import choose, merge
from yjp.indicators.registry import indicator as indicator_of
from yjp.ledger import Ledger
from yjp.model import columns as c
from yjp.model.caseload import Caseload
from yjp.numbers import plain
from yjp.periods import Window, parse_window
from yjp.reconcile.bridge import Bridge, build
from yjp.reconcile.days import by_offence
from yjp.reconcile.decisions import INTERIM
from yjp.reconcile.definition import Question
from yjp.reconcile.families import COUNTED_AS, CUSTODY, FTE, NOUNS, OF_NAME
from yjp.reconcile.published import Published, from_ledger, published_figures
from yjp.reconcile.readings import contributions
from yjp.reconcile.registry import of_family, reason
from yjp.reconcile.tolerance import Standing, Tolerance
from yjp.settings import AS_RECORDED, Settings

_YEAR = 12
_WORST = tuple(Standing)


@dataclass(frozen=True, kw_only=True)
class NotRun:
    """A comparison that could not be made, and why: it is not a pass."""

    measure: str
    label: str
    why: str


@dataclass(frozen=True, kw_only=True)
class Reconciliation:
    """An indicator and window: its bridges, what could not run, and hints that are no part of any bridge."""

    indicator: Indicator
    window: Window
    bridges: tuple[Bridge, ...] = ()
    not_run: tuple[NotRun, ...] = ()
    hints: tuple[str, ...] = ()

    @property
    def standing(self) -> Standing:
        """The worst that is said of any of its bridges."""
        found = [b.standing for b in self.bridges]
        return max(found, key=_WORST.index) if found else Standing.COULD_NOT_RUN


@dataclass(frozen=True, kw_only=True)
class Records:
    """What a reconciliation is made from: the stored caseload, its quarantine, its ledger and the settings."""

    caseload: Caseload
    quarantine: pl.DataFrame
    ledger: Ledger
    settings: Settings
    tolerance: Tolerance = field(default_factory=Tolerance)
    edge_days: int = 14


def newest_window(ledger: Ledger, indicator: str, *, published: bool = True) -> str | None:
    """The newest window with a local figure and, unless told otherwise, a published one; none if there is none."""
    local = [f for f in ledger.series(indicator, ledger.about.area, _YEAR) if f.numerator is not None]
    windows = {f.window for f in published_figures(ledger, indicator)}
    found = [f.window for f in local if not published or f.window in windows]
    return found[-1] if found else None


def not_held(records: Records, indicator: str) -> Reconciliation:
    """What is said where no window has both figures; ``UserError`` where there is no local figure at all."""
    if indicator not in COUNTED_AS:
        raise UserError(f"{indicator} cannot be reconciled. Those that can: {', '.join(COUNTED_AS)}.")
    newest = newest_window(records.ledger, indicator, published=False)
    if newest is None:
        raise UserError(f"There is no local figure of {indicator} for any year: see yjp figures.")
    why = "no window has both a local and a published figure. Say --window and --published-count"
    missing = NotRun(measure=COUNTED_AS[indicator][1][0], label="published", why=why)
    return Reconciliation(indicator=indicator_of(indicator), window=parse_window(newest), not_run=(missing,))


def question(records: Records, indicator: str, window: Window, population: int | None = None) -> Question:
    """What the reasons are asked of; ``UserError`` where the indicator is not counted, or the window not held."""
    if indicator not in COUNTED_AS:
        raise UserError(f"{indicator} cannot be reconciled. Those that can: {', '.join(COUNTED_AS)}.")
    settings, ledger = records.settings, records.ledger
    local = ledger.local(indicator, window.id)
    if local is None or local.numerator is None:
        held = ledger.series(indicator, ledger.about.area, window.months)
        known = f" Held: {held[0].window} to {held[-1].window}." if held else ""
        raise UserError(f"There is no local figure of {indicator} for {window.id}.{known}")
    family, measures = COUNTED_AS[indicator]
    recorded = records.caseload
    as_recorded = settings.interim_codes == AS_RECORDED
    base, others = _populations(records, window, population) if family in (FTE, CUSTODY) else (None, ())
    asked = Question(
        recorded=recorded,
        counted=recorded if as_recorded else as_meant(recorded),
        quarantine=records.quarantine,
        family=OF_NAME[family],
        window=window,
        begins=settings.complete_since or _first_outcome(recorded),
        breaches_count=settings.breaches_count,
        interim_as_recorded=as_recorded,
        edge_days=records.edge_days,
        base=base,
        other_bases=others,
    )
    counted = contributions(asked).get_column(measures[0]).sum()
    if counted != local.numerator:
        raise UserError(
            f"{local.figure_id}: the ledger has {plain(local.numerator, 0)} and the caseload gives {counted}. "
            "Import the extract again."
        )
    return asked


def base_of(records: Records, indicator: str, window: str, population: int | None = None) -> float | None:
    """What our own figure is divided by: the population, or the cohort or reoffenders that we count."""
    asked = question(records, indicator, parse_window(window), population)
    return _base(asked, contributions(asked), indicator)


def _base(asked: Question, now: pl.DataFrame, indicator: str) -> float | None:
    _, *denominator = COUNTED_AS[indicator][1]
    return float(now.get_column(denominator[0]).sum()) if denominator else asked.base


def reconcile(
    records: Records,
    indicator: str,
    window: str,
    *,
    population: int | None = None,
    published: Sequence[Published] | None = None,
    confirmed: Mapping[str, int] | None = None,
) -> Reconciliation:
    """Every bridge of an indicator and window.

    ``published`` are figures typed in or read from a file; without them those of the ledger are taken. ``population``
    replaces the population of the local rate wherever a rate is turned into a count. ``confirmed`` are signed numbers,
    by reason, that the user has found to be so, of the indicator's numerator.
    """
    definition, period = indicator_of(indicator), parse_window(window)
    asked = question(records, indicator, period, population)
    _check_confirmed(confirmed or {}, asked.family.name)
    numerator, *denominator = COUNTED_AS[indicator][1]
    now = contributions(asked)
    base = _base(asked, now, indicator)
    figures = (
        list(published)
        if published is not None
        else list(from_ledger(records.ledger, definition, window, base))
    )
    reasons = of_family(asked.family.name)
    # What is possible is asked of the records after what is certain: nobody is taken away twice.
    after = replace(asked, counted=as_meant(asked.recorded))
    found = {r.id: r.find(asked if r.id == INTERIM else after) for r in reasons}
    settled = contributions(after)
    settings = records.settings
    bridges, not_run = [], []
    for figure in figures:
        bridges.append(
            build(
                now,
                settled,
                asked.window,
                numerator,
                found,
                reasons,
                figure,
                records.tolerance,
                confirmed=confirmed,
                confidence=settings.confidence,
            )
        )
        if not denominator:
            continue
        if figure.base_published and figure.base is not None:
            whole = round(figure.base)
            base_figure = replace(figure, lowest=whole, highest=whole, printed=True, value=None, whole=True)
            bridges.append(
                build(
                    now,
                    settled,
                    asked.window,
                    denominator[0],
                    found,
                    reasons,
                    base_figure,
                    records.tolerance,
                    confidence=settings.confidence,
                )
            )
        else:
            not_run.append(
                NotRun(
                    measure=denominator[0],
                    label=figure.label,
                    why=f"the published number of {NOUNS[denominator[0]][1]} is not held; "
                    f"ours is {plain(base or 0, 0)}. "
                    "Say it with --published-base",
                )
            )
    if not figures:
        not_run.append(
            NotRun(
                measure=numerator,
                label="published",
                why=f"no figure published for this service is held for {window}. Say it with --published-count or "
                "--published-rate",
            )
        )
    return Reconciliation(
        indicator=definition,
        window=period,
        bridges=tuple(bridges),
        not_run=tuple(not_run),
        hints=tuple(_hints(asked, numerator, bridges, records.ledger, indicator)),
    )


def _check_confirmed(confirmed: Mapping[str, int], family: str) -> None:
    concerned = {r.id for r in of_family(family)}
    for name in confirmed:
        if reason(name).id not in concerned:
            raise UserError(
                f"The reason {name!r} does not concern {family}. Those that do: {', '.join(sorted(concerned))}."
            )


def _hints(
    asked: Question, measure: str, bridges: Sequence[Bridge], ledger: Ledger, indicator: str
) -> list[str]:
    """Other counts of ours that a published one would fit, where the right one does not: a mistaken window, say."""
    fits = (Standing.AGREES, Standing.SOFT)
    apart = [b for b in bridges if b.measure == measure and b.standing not in fits]
    if not apart:
        return []
    others: list[tuple[str, float]] = []
    for months in (-3, 3, -12, 12):
        other = ledger.local(indicator, asked.window.earlier(months).id)
        if other and other.numerator is not None:
            others.append((f"of {other.period.label}", other.numerator))
    offence = asked.family.count(by_offence(asked.counted), asked.window, asked.breaches_count).collect()
    others.append(("by the day of the offence", float(offence.get_column(measure).sum())))
    return [
        f"Our count {words} is {plain(count, 0)}, "
        f"which would fit the figure {b.published.label}: is it perhaps of that?"
        for b in apart
        for words, count in others
        if b.published.lowest <= count <= b.published.highest
    ]


def _populations(
    records: Records, window: Window, population: int | None
) -> tuple[int | None, tuple[tuple[str, int], ...]]:
    """The population used, and the others held for the year before, the same and the year after."""
    area = records.ledger.about.area
    own, packaged = records.caseload.tables.get("population"), reference.population(area)
    chosen = choose(merge(own, packaged, area), window.end)
    base = population or (chosen.population if chosen else None)
    year = window.end.year - 1
    held = [(int(y), int(p)) for y, p, _ in packaged.iter_rows()]
    if own is not None:
        held += own.filter(pl.col(c.AREA) == area).select(c.YEAR, c.POPULATION_10_17).rows()
    near = sorted({(y, p) for y, p in held if abs(y - year) <= 1 and p and p != base})
    return base, tuple((f"mid-{y}", p) for y, p in near)


def _first_outcome(caseload: Caseload) -> date:
    first = caseload.tables["outcomes"].get_column(c.OUTCOME_DATE).min()
    return first if isinstance(first, date) else caseload.extract_date
