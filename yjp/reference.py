"""Reads the reference data that ships with yjp, each file checked against the facts beside it.

A dataset is ``name.csv`` with ``name.toml``: publisher, title, URL, licence, edition, SHA-256, columns, traps. Every
reader takes an optional folder, so that a service can use newer files of its own.
"""

import difflib
import hashlib
import re
import tomllib
import unicodedata
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import polars as pl

from yjp import resources
from yjp.errors import UnknownName, UnreadableInput, UserError

_TEXT, _WHOLE, _NUMBER, _DAY = pl.String(), pl.Int64(), pl.Float64(), pl.Date()

SCHEMAS: dict[str, dict[str, pl.DataType]] = {
    "early_help_rotherham": {
        "measure": _TEXT,
        "period": _TEXT,
        "value": _NUMBER,
        "target": _NUMBER,
        "published": _TEXT,
        "source": _TEXT,
    },
    "services": dict.fromkeys(
        ("service", "slug", "police_force_area", "pcc_slug", "region", "region_slug", "country"), _TEXT
    ),
    "population_10_17": {
        "area": _TEXT,
        "area_name": _TEXT,
        "year": _WHOLE,
        "population_10_17": _WHOLE,
        "source": _TEXT,
    },
    "fte_rates_by_authority": {
        "authority": _TEXT,
        "slug": _TEXT,
        "area_type": _TEXT,
        "year": _WHOLE,
        "rate_per_100k": _NUMBER,
    },
    "national_series": {
        "measure": _TEXT,
        "geography": _TEXT,
        "period": _TEXT,
        "period_start": _DAY,
        "period_end": _DAY,
        "value": _NUMBER,
        "rounded": _TEXT,
        "source": _TEXT,
        "note": _TEXT,
    },
    "published_comparators_2019": {
        "indicator": _TEXT,
        "window": _TEXT,
        "area": _TEXT,
        "area_name": _TEXT,
        "area_role": _TEXT,
        "value": _NUMBER,
        "disagrees": _TEXT,
        "use": _TEXT,
        "source": _TEXT,
    },
    "families_2019": {
        "service": _TEXT,
        "slug": _TEXT,
        "kind": _TEXT,
        "position": _WHOLE,
        "member": _TEXT,
        "member_slug": _TEXT,
        "valid_from": _WHOLE,
        "printed": _WHOLE,
        "note": _TEXT,
        "source": _TEXT,
    },
    "statistical_neighbours_2025": {
        "authority": _TEXT,
        "slug": _TEXT,
        "position": _WHOLE,
        "neighbour": _TEXT,
        "neighbour_slug": _TEXT,
        "closeness": _TEXT,
    },
    "published_counts_2019": {
        "indicator": _TEXT,
        "window": _TEXT,
        "area": _TEXT,
        "area_name": _TEXT,
        "area_type": _TEXT,
        "numerator": _WHOLE,
        "denominator": _WHOLE,
        "printed": _NUMBER,
        "decimals": _WHOLE,
        "state": _TEXT,
        "source": _TEXT,
        "published": _TEXT,
        "note": _TEXT,
    },
    "relative_rate_index_by_stage_2025": {
        "stage": _TEXT,
        "window": _TEXT,
        "group_value": _TEXT,
        "events": _WHOLE,
        "base": _WHOLE,
        "printed": _NUMBER,
        "printed_lower": _NUMBER,
        "printed_upper": _NUMBER,
        "base_is": _TEXT,
    },
    "rotherham_plan_2019": {
        "indicator": _TEXT,
        "window": _TEXT,
        "area": _TEXT,
        "area_name": _TEXT,
        "area_role": _TEXT,
        "group": _TEXT,
        "group_value": _TEXT,
        "value": _NUMBER,
        "numerator": _NUMBER,
        "page_or_chart": _TEXT,
        "note": _TEXT,
    },
    "rotherham_plan_2019_chart_1c": {
        "window": _TEXT,
        "outcome_type": _TEXT,
        "total": _WHOLE,
        "lac": _WHOLE,
    },
}
"""Columns and types of every dataset; what they mean is in the facts files."""


@dataclass(frozen=True, kw_only=True)
class Facts:
    """Where a dataset comes from, and what to beware of."""

    name: str
    title: str
    publisher: str
    url: str
    licence: str
    published: str
    edition: str
    grade: str
    source_ref: str
    sha256: str
    rows: int
    traps: tuple[str, ...]
    columns: dict[str, str]


@dataclass(frozen=True, kw_only=True)
class Service:
    """A youth justice service and the areas it lies in."""

    name: str
    slug: str
    pcc_slug: str
    pcc_name: str
    region_slug: str
    region_name: str
    country: str


class UnknownService(UnknownName):
    """No service of that name, with those that are spelt alike."""

    def __init__(self, name: str, near: list[str]) -> None:
        hint = (
            f"Did you mean {' or '.join(near)}?"
            if near
            else "Write the name as the Youth Justice Board does."
        )
        UserError.__init__(self, f"There is no youth justice service called {name!r}. {hint}")


def slug(name: str) -> str:
    """A name as part of a figure id: ``Gwynedd and Ynys Môn`` becomes ``gwynedd_and_ynys_mon``."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "_", plain.lower()).strip("_")


def names() -> tuple[str, ...]:
    """The names of all datasets."""
    return tuple(sorted(SCHEMAS))


def facts(name: str, folder: Path | None = None) -> Facts:
    """The facts of a dataset; ``UnknownName`` or ``UnreadableInput``."""
    path = _path(name, "toml", folder)
    try:
        read: dict[str, Any] = tomllib.loads(path.read_text(encoding="utf-8"))
        return Facts(**(read | {"name": name, "traps": tuple(read["traps"])}))
    except (OSError, ValueError, KeyError, TypeError) as problem:
        raise UnreadableInput(
            path, "the facts about this dataset cannot be read", "Copy the file that came with yjp."
        ) from problem


def dataset(name: str, folder: Path | None = None) -> pl.DataFrame:
    """A dataset in its declared schema (``SCHEMAS``), empty cells null.

    ``UnreadableInput`` if the file is not the one that its facts describe, or does not fit the schema.
    """
    path, expected = _path(name, "csv", folder), facts(name, folder)
    try:
        content = path.read_bytes()
    except OSError as problem:
        raise UnreadableInput(
            path, "the file cannot be opened", "Reinstall yjp or restore the file."
        ) from problem
    if hashlib.sha256(content).hexdigest() != expected.sha256:
        raise UnreadableInput(
            path,
            f"its content is not what {name}.toml describes (the SHA-256 differs)",
            f"Restore the file or, if the change is meant, write its new SHA-256 and edition into {name}.toml.",
        )
    try:
        header = content.split(b"\n", 1)[0].decode("utf-8").rstrip("\r").split(",")
        if header != list(SCHEMAS[name]):
            raise ValueError(header)
        return pl.read_csv(content, schema=SCHEMAS[name])
    except (pl.exceptions.PolarsError, ValueError) as problem:
        raise UnreadableInput(
            path,
            "its columns or values are not those of this dataset",
            "Compare it with the facts file beside it.",
        ) from problem


def service(name: str, folder: Path | None = None) -> Service:
    """A service by name or slug, whatever the capitals; ``UnknownService`` suggests names spelt alike."""
    known = {row["slug"]: row for row in dataset("services", folder).iter_rows(named=True)}
    row = known.get(slug(name))
    if row is None:
        near = difflib.get_close_matches(slug(name), known, n=3)
        raise UnknownService(name, [known[found]["service"] for found in near])
    return Service(
        name=row["service"],
        slug=row["slug"],
        pcc_slug=row["pcc_slug"],
        pcc_name=f"{row['police_force_area']} PCC area",
        region_slug=row["region_slug"],
        region_name=row["region"],
        country=row["country"],
    )


def population(area: str, folder: Path | None = None) -> pl.DataFrame:
    """Children aged 10 to 17 of an area by mid-year: ``year, population_10_17, source``, oldest first.

    No rows where yjp ships none for that slug. Each call reads the file: for many areas at once take
    ``dataset("population_10_17")``.
    """
    rows = dataset("population_10_17", folder).filter(pl.col("area") == area)
    return rows.select("year", "population_10_17", "source").sort("year")


def _path(name: str, ending: str, folder: Path | None) -> Path:
    if name not in SCHEMAS:
        raise UnknownName("dataset", name, list(SCHEMAS))
    return (folder or resources.folder("datasets")) / f"{name}.{ending}"
