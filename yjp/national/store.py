"""A country on disk: children, offences and outcomes of every service, in parts that no child crosses.

A folder with ``country.json`` (written last), ``areas.parquet`` and ``populations.parquet`` and, for each part,
``children/0000.parquet``, ``offences/0000.parquet`` and ``outcomes/0000.parquet``. Columns are those of the caseload's
model, and what would otherwise be worked out again in every run is worked out once, by ``yjp.national.writing``:

* ids are numbers that count up by one from row to row, so that looking one up is finding a row;
* outcomes are in the order child, day, seriousness, so that a child's first row that counts is its first outcome, and
  offences in the order child, day;
* codes are enumerations, ``tier`` is the tier of the outcome, ``service`` the child's service, and ``turns_10`` and
  ``turns_18`` are the first days on which the child's age is 10 and 18.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path

import polars as pl

from yjp.errors import UnreadableInput
from yjp.model import codes
from yjp.model import columns as c

SERVICE = "service"
TIER = "tier"
TURNS_10, TURNS_18 = "turns_10", "turns_18"
AREA, AREA_ROLE = "area", "area_role"
TABLES = ("children", "offences", "outcomes")
MANIFEST, AREAS, POPULATIONS = "country.json", "areas.parquet", "populations.parquet"
TIERS = pl.Enum([tier.value for tier in codes.Tier])
"""Least serious first."""
_READ: Mapping[str, list[str]] = {
    "children": [SERVICE, TURNS_10, TURNS_18],
    "offences": [c.CHILD_ID, c.OFFENCE_DATE, c.ARREST_DATE, c.OFFENCE_CATEGORY],
    "outcomes": [
        c.OFFENCE_ID,
        c.CHILD_ID,
        c.OUTCOME_DATE,
        c.OUTCOME_TYPE,
        c.FIRST_HEARING_DATE,
        c.RESIDENCE,
        c.APPEAL_STATUS,
        c.RELEASE_DATE,
    ],
}
"""The columns that counting needs."""


@dataclass(frozen=True, kw_only=True)
class About:
    """What a store says of itself.

    Records are complete from ``first_day`` to ``extract_date``; ``made_from`` says how a made-up country was made,
    ``starts`` the first id of each table in each part.
    """

    made_up: bool
    first_day: date
    extract_date: date
    rows: Mapping[str, int]
    starts: Sequence[Mapping[str, int]]
    made_from: Mapping[str, str]


@dataclass(frozen=True, kw_only=True)
class Part:
    """The children of one part and all that counting needs to know about them.

    The ids of children and offences are not read: they count up from the numbers in ``starts``.
    """

    starts: Mapping[str, int]
    children: pl.DataFrame
    offences: pl.DataFrame
    outcomes: pl.DataFrame


@dataclass(frozen=True)
class CountryStore:
    """A store that is read part by part."""

    folder: Path
    about: About

    def part(self, number: int) -> Part:
        """One part: only the columns that counting needs."""
        children, offences, outcomes = (
            pl.read_parquet(part_file(self.folder, name, number), columns=_READ[name]) for name in TABLES
        )
        return Part(starts=self.about.starts[number], children=children, offences=offences, outcomes=outcomes)

    @property
    def parts(self) -> int:
        """How many parts there are."""
        return len(self.about.starts)

    @property
    def services(self) -> pl.DataType:
        """The enumeration of the services, the same in every part."""
        return pl.read_parquet_schema(part_file(self.folder, "children", 0))[SERVICE]

    def areas(self) -> pl.DataFrame:
        """Which services make up which area: ``area_role``, ``area``, ``service``; each service is an area too."""
        return pl.read_parquet(self.folder / AREAS)

    def populations(self) -> pl.DataFrame:
        """Children aged 10 to 17 by service and mid-year: ``service``, ``year``, ``population_10_17``."""
        return pl.read_parquet(self.folder / POPULATIONS)


def part_file(folder: Path, table: str, number: int) -> Path:
    """Where a part of a table lies in a store's folder."""
    return folder / table / f"{number:04}.parquet"


def open_store(folder: Path) -> CountryStore:
    """The store in a folder; ``UnreadableInput`` where there is none, or one that was not finished."""
    path = folder / MANIFEST
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
        days = {name: date.fromisoformat(found[name]) for name in ("first_day", "extract_date")}
        return CountryStore(folder, About(**(found | days)))
    except (OSError, ValueError, KeyError, TypeError) as problem:
        raise UnreadableInput(
            path, "this is not a finished country store", "Make one with yjp bench --dir FOLDER."
        ) from problem


def manifest_text(about: About) -> str:
    """What ``country.json`` holds."""
    return json.dumps(asdict(about), sort_keys=True, indent=2, default=str) + "\n"
