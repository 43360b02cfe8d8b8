"""The KPI return as plain CSV and JSON: one row a cell, with everything that is known of it."""

import json
from typing import Any

import polars as pl

from yjp.indicators.kpi.members import SCHEMA
from yjp_returns.kpi.address import Address
from yjp_returns.kpi.make import KpiReturn

SCHEMA_NAME = "yjp.return/1"
HOLDS_CHILDREN = (
    "This file holds children's records: the ids of those who stand in each cell. It stays in the service and never "
    "goes with the return."
)
"""Said wherever the members are."""

CELL_COLUMNS: dict[str, pl.DataType] = {
    "return": pl.String(),
    "year": pl.Int64(),
    "period": pl.String(),
    "service": pl.String(),
    "made_up": pl.Boolean(),
    "cell": pl.String(),
    "table": pl.Int64(),
    "table_id": pl.String(),
    "row": pl.String(),
    "section": pl.String(),
    "description": pl.String(),
    "column": pl.String(),
    "column_name": pl.String(),
    "in_template": pl.Boolean(),
    "value": pl.Int64(),
    "state": pl.String(),
    "why_empty": pl.String(),
    "counted": pl.Int64(),
    "manual_reason": pl.String(),
    "manual_by": pl.String(),
    "manual_on": pl.Date(),
    "source": pl.String(),
    "grade": pl.String(),
}
"""``description`` and ``column_name`` are the template's, odd spaces included; ``counted`` is the number without what
was entered by hand; ``source`` and ``grade`` are of the row."""


def cell_frame(made: KpiReturn) -> pl.DataFrame:
    """Every cell (``CELL_COLUMNS``), in the declaration's order."""
    rows = []
    for table in made.version.tables:
        for row in table.rows:
            for column in table.columns:
                held = made.cells.held[Address(table.number, row.id, column.id)]
                entry = held.entry
                rows.append(
                    (
                        made.declared.id,
                        made.declared.year,
                        made.period,
                        made.about.service,
                        made.about.made_up,
                        f"{table.number}/{row.id}/{column.id}",
                        table.number,
                        table.id,
                        row.id,
                        row.heading or None,
                        row.label,
                        column.id,
                        column.template,
                        row.in_template,
                        held.value,
                        held.state,
                        held.reason or None,
                        held.computed,
                        entry.reason if entry else None,
                        entry.who if entry else None,
                        entry.entered_on if entry else None,
                        row.source,
                        row.grade,
                    )
                )
    return pl.DataFrame(rows, schema=CELL_COLUMNS, orient="row")


def measure_frame(made: KpiReturn) -> pl.DataFrame:
    """Headlines and sub-measures with their words."""
    words = {m.id: m for m in made.version.measures}
    names = made.measures.get_column("measure").to_list()
    return made.measures.select(
        "measure",
        pl.Series("kpi", [words[n].kpi for n in names], dtype=pl.Int64),
        pl.Series("number", [words[n].number for n in names], dtype=pl.String),
        pl.Series("title", [words[n].title for n in names], dtype=pl.String),
        pl.Series("definition", [words[n].definition or None for n in names], dtype=pl.String),
        "numerator",
        "denominator",
        "per",
        "value",
        "population",
        "reason",
        pl.Series("grade", [words[n].grade for n in names], dtype=pl.String),
        pl.Series("source", [words[n].source for n in names], dtype=pl.String),
    )


def checks_plain(made: KpiReturn) -> list[dict[str, Any]]:
    """Every check with its verdict and the places that did not pass."""
    return [
        {
            "check": result.check.id,
            "what": result.check.what,
            "severity": result.check.severity.value,
            "verdict": result.verdict.value,
            "places": len(result.outcomes),
            "does_not_hold": [outcome.sentence for outcome in result.broken],
            "could_not_run": [f"{number} places: {why}" for why, number in result.reasons.items()],
            "source": result.check.source,
            "grade": result.check.grade,
        }
        for result in made.results
    ]


def moves_plain(made: KpiReturn) -> list[dict[str, Any]]:
    """What moved since the quarter before."""
    return [
        {
            "cell": move.address.name,
            "before": move.before,
            "now": move.now,
            "change": move.change,
            "came": move.came,
            "gone": move.gone,
            "stayed": move.stayed,
            "why": move.why,
        }
        for move in made.comparison.moves
    ]


def to_csv(made: KpiReturn) -> bytes:
    """The cells as CSV."""
    return cell_frame(made).write_csv().encode()


def checks_csv(made: KpiReturn) -> bytes:
    """The checks as CSV: one row a check, the places that did not pass joined."""
    lists = ("does_not_hold", "could_not_run")
    rows = [
        {key: "; ".join(value) if key in lists else value for key, value in each.items()}
        for each in checks_plain(made)
    ]
    return pl.DataFrame(rows).write_csv().encode()


def members_csv(made: KpiReturn) -> bytes:
    """Who stands in which cell, as CSV (``yjp.indicators.kpi.members.SCHEMA``): children's ids."""
    found = made.members if made.members is not None else pl.DataFrame(schema=SCHEMA)
    return found.write_csv().encode()


def to_json(made: KpiReturn) -> bytes:
    """Everything as JSON; the members only where they were asked for."""
    about, declared = made.about, made.declared
    plain: dict[str, Any] = {
        "schema": SCHEMA_NAME,
        **made.stamp,
        "title": declared.title,
        "period_end": made.period_end,
        "area": about.area,
        "banner": about.banner,
        "recipient": declared.recipient.words,
        "quality": made.version.quality,
        "quality_source": made.version.quality_source,
        "missing": list(made.missing),
        "checks": checks_plain(made),
        "cells": cell_frame(made).drop("return", "year", "period", "service", "made_up").to_dicts(),
        "measures": measure_frame(made).to_dicts(),
        "demographics": made.demographics.to_dicts(),
        "compared_with": made.comparison.words,
        "moves": moves_plain(made),
    }
    if made.members is not None:
        plain["members_notice"] = HOLDS_CHILDREN
        plain["members"] = made.members.drop("quarter").to_dicts()
    return (json.dumps(plain, indent=1, default=str, ensure_ascii=False) + "\n").encode()
