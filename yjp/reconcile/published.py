"""A published figure as the whole-number counts that it can stand for, never as one invented count."""

import math
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from yjp.errors import UserError
from yjp.figures import AreaRole
from yjp.indicators.definition import Indicator, Kind
from yjp.ledger import Figure, Ledger, display
from yjp.numbers import plain, rounded

_TINY = 1e-9


@dataclass(frozen=True, kw_only=True)
class Published:
    """A published figure of one indicator and window, and the counts (``lowest`` to ``highest``) it can stand for.

    ``label`` says which publication. ``printed``: the count itself was published. ``whole``: some whole number gives
    the published rate at the base; otherwise the range is the two whole numbers beside it. ``base`` is the population,
    cohort or number of reoffenders that the rate was turned into a count with, and ``base_published`` whether it was
    published too. ``value``, ``unit`` and ``decimals`` are of the rate as printed; none where only a count was.
    """

    label: str
    lowest: int
    highest: int
    printed: bool
    whole: bool = True
    base: float | None = None
    base_published: bool = False
    per: int = 1
    value: float | None = None
    unit: str = "count"
    decimals: int = 0
    source: str | None = None
    note: str | None = None

    @property
    def from_rate(self) -> bool:
        """Whether the counts were worked out from a rate."""
        return not self.printed

    @property
    def text(self) -> str:
        """The figure as it was published: ``164 per 100,000``; a count where no rate was."""
        return (
            display(self.value, self.unit, self.decimals) if self.value is not None else plain(self.lowest, 0)
        )

    @property
    def counts(self) -> str:
        """``41``, or ``39 to 40``."""
        first = plain(self.lowest, 0)
        return first if self.lowest == self.highest else f"{first} to {plain(self.highest, 0)}"


def implied(rate: float, decimals: int, base: float, per: int) -> tuple[int, int, bool]:
    """Lowest and highest whole number that prints as the rate over the base; false: none does, these lie around it.

    Publishers round halves either way, so both ends of the last printed digit are taken in. 164 per 100,000 of 24,400
    is 40; of 24,260 it is no whole number of children, and lies between 39 and 40.
    """
    half = Decimal(1).scaleb(-decimals) / 2
    shown = rounded(rate, decimals)
    low = max(0.0, float(shown - half)) * base / per
    high = float(shown + half) * base / per
    lowest, highest = math.ceil(low - _TINY), math.floor(high + _TINY)
    if lowest <= highest:
        return lowest, highest, True
    return math.floor(low), math.ceil(high), False


def bases_for(count: int, rate: float, decimals: int, per: int) -> tuple[int, int] | None:
    """Smallest and largest population (or cohort) over which a count prints as the rate; none where there is none."""
    half = Decimal(1).scaleb(-decimals) / 2
    shown = rounded(rate, decimals)
    low, high = float(shown - half), float(shown + half)
    if count <= 0 or low <= 0:
        return None
    smallest, largest = math.ceil(count * per / high - _TINY), math.floor(count * per / low + _TINY)
    return (smallest, largest) if smallest <= largest else None


def of_count(label: str, count: int, *, base: float | None = None, source: str | None = None) -> Published:
    """A published count as it is."""
    return Published(
        label=label,
        lowest=count,
        highest=count,
        printed=True,
        base=base,
        base_published=base is not None,
        source=source,
    )


def of_rate(
    label: str,
    rate: float,
    decimals: int,
    indicator: Indicator,
    base: float,
    *,
    base_published: bool = False,
    source: str | None = None,
    note: str | None = None,
) -> Published:
    """A published rate, share or ratio as a range of counts over a base."""
    lowest, highest, whole = implied(rate, decimals, base, indicator.per)
    return Published(
        label=label,
        lowest=lowest,
        highest=highest,
        printed=False,
        whole=whole,
        base=base,
        base_published=base_published,
        per=indicator.per,
        value=rate,
        unit=indicator.unit.value,
        decimals=decimals,
        source=source,
        note=note,
    )


def from_ledger(ledger: Ledger, indicator: Indicator, window: str, base: float | None) -> Iterator[Published]:
    """Every figure published for the service for the window: as first published, then revised."""
    for figure in published_figures(ledger, indicator.id):
        if figure.window == window:
            yield _from_figure(figure, indicator, base)


def published_figures(ledger: Ledger, indicator: str) -> list[Figure]:
    """Ungrouped figures that were published for the service itself, oldest window first."""
    areas = [area for area, _, role in ledger.areas(indicator) if role == AreaRole.PUBLISHED_LOCAL]
    found = [f for area in areas for months in (3, 12) for f in ledger.series(indicator, area, months)]
    return sorted((f for f in found if not f.suppressed), key=lambda f: (f.period_end, f.vintage or ""))


def _from_figure(figure: Figure, indicator: Indicator, base: float | None) -> Published:
    label = figure.state.replace("_", " ") + (f", {figure.vintage}" if figure.vintage else "")
    known = figure.denominator if figure.denominator is not None else base
    printed = figure.numerator
    if printed is None and indicator.kind is Kind.COUNT:
        printed = figure.value
    if printed is not None:
        count = round(printed)
        return Published(
            label=label,
            lowest=count,
            highest=count,
            printed=True,
            base=known,
            base_published=figure.denominator is not None,
            per=indicator.per,
            value=None if indicator.kind is Kind.COUNT else figure.value,
            unit=figure.unit,
            decimals=figure.decimals,
            source=figure.source_ref,
            note=figure.quality,
        )
    if figure.value is None:
        raise UserError(f"{figure.figure_id}: neither a count nor a rate was published.")
    if known is None:
        raise UserError(
            f"{indicator.id}, {figure.window}: no population is held, so the published rate gives no count. "
            "Say it with --population."
        )
    return of_rate(
        label,
        figure.value,
        figure.decimals,
        indicator,
        known,
        base_published=figure.denominator is not None,
        source=figure.source_ref,
        note=figure.quality,
    )
