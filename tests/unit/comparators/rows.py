"""Ledger rows and counts written by hand, for tests of comparators."""

from typing import Any

import polars as pl

from yjp import figures
from yjp.comparators.change import changes
from yjp.comparators.compare import comparisons
from yjp.comparators.pool import COUNTS
from yjp.figures import figure_id
from yjp.indicators.registry import indicator
from yjp.periods import parse_window


def level(
    name: str, window: str, n: float | None, d: float | None = None, role: str = "local", **parts: object
) -> dict[str, object]:
    """A ledger row: the service's own, or that of an area of another role."""
    definition, period = indicator(name), parse_window(window)
    value: float | None = None
    if n is not None:
        value = n if definition.unit == "count" else n / d * definition.per if d else None
    return (
        dict.fromkeys(figures.SCHEMA)
        | {
            "figure_id": figure_id(name, window, role),
            "indicator": name,
            "area": role,
            "area_name": role,
            "area_role": role,
            "window": window,
            "period_start": period.start,
            "period_end": period.end,
            "numerator": n,
            "denominator": d,
            "per": definition.per,
            "value": value,
            "unit": definition.unit.value,
            "decimals": definition.decimals,
            "state": "estimate" if role == "local" else "as_published",
            "source": "caseload" if role == "local" else "published",
            "suppressed": False,
        }
        | parts
    )


def ledger(*rows: dict[str, object]) -> pl.DataFrame:
    """The rows as a ledger, with the changes that it would hold."""
    found = figures.ordered(pl.DataFrame(list(rows), schema=figures.SCHEMA))
    return figures.ordered(pl.concat([found, changes(found)]))


def compared(*rows: dict[str, object], **settings: Any) -> list[dict[str, Any]]:
    """The comparisons of a ledger of these rows."""
    return comparisons(ledger(*rows), **settings).to_dicts()


def counts(*rows: tuple[str, str, str, float, float | None], **parts: object) -> pl.DataFrame:
    """Counts: indicator, window, area, numerator, denominator."""
    named = ("indicator", "window", "area", "numerator", "denominator")
    filled = [
        dict.fromkeys(COUNTS)
        | {"area_name": row[2], "state": "as_published", "source_ref": "a plan"}
        | dict(zip(named, row, strict=True))
        | parts
        for row in rows
    ]
    return pl.DataFrame(filled, schema=COUNTS)
