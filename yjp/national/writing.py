"""From caseloads to a country store: ids become numbers, rows are put in order, what never changes is worked out."""

from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import Literal

import polars as pl

from yjp import files
from yjp.errors import Refused, UserError
from yjp.indicators.interim import as_meant
from yjp.model import codes
from yjp.model import columns as c
from yjp.model.caseload import Caseload
from yjp.national.store import (
    AREA,
    AREA_ROLE,
    AREAS,
    MANIFEST,
    POPULATIONS,
    SERVICE,
    TABLES,
    TIER,
    TIERS,
    TURNS_10,
    TURNS_18,
    About,
    CountryStore,
    manifest_text,
    part_file,
)

_CODES = {
    c.OUTCOME_TYPE: pl.Enum(codes.OUTCOME_CODES),
    c.OFFENCE_CATEGORY: pl.Enum(codes.values(codes.OFFENCE_CATEGORIES)),
    c.RESIDENCE: pl.Enum(codes.values(codes.RESIDENCES)),
    c.APPEAL_STATUS: pl.Enum(codes.values(codes.APPEALS)),
}
_EMPTY_IS = {c.RESIDENCE: "local", c.APPEAL_STATUS: "none"}
COMPRESSION: Literal["snappy"] = "snappy"
"""Read in two thirds of the time of zstd, for half as much room again."""
_NEW, _ORDER = "_new", "_order"


def write_store(
    folder: Path,
    caseloads: Iterable[Caseload],
    *,
    areas: pl.DataFrame,
    populations: pl.DataFrame,
    first_day: date,
    extract_date: date,
    made_up: bool,
    made_from: Mapping[str, str],
) -> CountryStore:
    """Write one part for each caseload; its ``children`` have a ``service``, and no child is in two of them.

    ``areas`` has ``area_role``, ``area``, ``service``; ``populations`` has ``service``, ``year``, ``population_10_17``.
    """
    if folder.exists() and any(folder.iterdir()):
        raise Refused(f"{folder}: the folder is not empty; name a new one for the country store.")
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    for table in TABLES:
        (folder / table).mkdir()
    services = pl.Enum(sorted(set(areas[SERVICE])))
    rows = dict.fromkeys(TABLES, 0)
    starts: list[dict[str, int]] = []
    for number, caseload in enumerate(caseloads):
        starts.append(dict(rows))
        for table, frame in _stored(caseload, services, rows).items():
            frame.write_parquet(part_file(folder, table, number), compression=COMPRESSION)
            rows[table] += frame.height
    areas.select(AREA_ROLE, AREA, pl.col(SERVICE).cast(services)).write_parquet(folder / AREAS)
    held = populations.filter(pl.col(SERVICE).is_in(services.categories))
    held.with_columns(pl.col(SERVICE).cast(services)).write_parquet(folder / POPULATIONS)
    about = About(
        made_up=made_up,
        first_day=first_day,
        extract_date=extract_date,
        rows=rows,
        starts=starts,
        made_from=made_from,
    )
    files.write(folder / MANIFEST, manifest_text(about).encode())
    return CountryStore(folder, about)


def _stored(caseload: Caseload, services: pl.Enum, before: Mapping[str, int]) -> dict[str, pl.DataFrame]:
    """The three tables of a part, their ids counting on from the rows ``before``."""
    # "Interim codes are diversion": they are read as what they stand for before anything is counted.
    children, offences, outcomes = (as_meant(caseload)[table].collect() for table in TABLES)
    children, child = _numbered(children.sort(c.CHILD_ID), c.CHILD_ID, before["children"])
    offences = _renamed(offences, child, c.CHILD_ID)
    offences, offence = _numbered(
        offences.sort(c.CHILD_ID, c.OFFENCE_DATE, c.OFFENCE_ID), c.OFFENCE_ID, before["offences"]
    )
    outcomes = _renamed(_renamed(outcomes, child, c.CHILD_ID), offence, c.OFFENCE_ID)
    owner = offences[c.CHILD_ID].gather(outcomes[c.OFFENCE_ID] - before["offences"])
    if (owner != outcomes[c.CHILD_ID]).any():
        raise UserError("Some outcomes name another child than their offences do: check the caseload first.")
    text = pl.col(c.OUTCOME_TYPE).cast(pl.String)
    outcomes = outcomes.with_columns(
        text.replace_strict(codes.TIER_OF, return_dtype=pl.String).cast(TIERS).alias(TIER),
        text.replace_strict(codes.OUTCOME_ORDER, return_dtype=pl.UInt8).alias(_ORDER),
    ).sort(
        # "Each child's first outcome by date; on a tie the more serious tier, then the order of the outcome code list",
        # then the id: the order in which first time entrants are found.
        c.CHILD_ID,
        c.OUTCOME_DATE,
        TIER,
        _ORDER,
        c.OUTCOME_ID,
        descending=[False, False, True, False, False],
    )
    outcomes, _ = _numbered(outcomes.drop(_ORDER), c.OUTCOME_ID, before["outcomes"])
    children = children.with_columns(
        pl.col(SERVICE).cast(services), _turns(10).alias(TURNS_10), _turns(18).alias(TURNS_18)
    )
    return {"children": children, "offences": _coded(offences), "outcomes": _coded(outcomes)}


def _numbered(rows: pl.DataFrame, key: str, before: int) -> tuple[pl.DataFrame, pl.DataFrame]:
    """The rows with ids that count up, and which id each old one became."""
    new = pl.int_range(before, before + pl.len(), dtype=pl.UInt32)
    return rows.with_columns(new.alias(key)), rows.select(key, new.alias(_NEW))


def _renamed(rows: pl.DataFrame, became: pl.DataFrame, key: str) -> pl.DataFrame:
    """The rows with the new ids; ``UserError`` where an id leads nowhere."""
    (old,) = (name for name in became.columns if name != _NEW)
    found = rows.join(became, left_on=key, right_on=old, how="left").drop(key).rename({_NEW: key})
    if found[key].null_count():
        raise UserError(
            f"Some rows name a {key} that is not in the caseload: check it before it joins a country."
        )
    return found


def _coded(rows: pl.DataFrame) -> pl.DataFrame:
    """The rows with codes as enumerations; where the model has "empty is local" and "empty is none", it says so."""
    return rows.with_columns(
        (pl.col(name).fill_null(_EMPTY_IS[name]) if name in _EMPTY_IS else pl.col(name)).cast(kind)
        for name, kind in _CODES.items()
        if name in rows.columns
    )


def _turns(years: int) -> pl.Expr:
    """The first day on which the child's age is so many completed years.

    "A child born on 29 February completes a year on 1 March where there is no 29 February", which is so in the tenth
    and eighteenth year after a leap year.
    """
    born = pl.col(c.DATE_OF_BIRTH)
    on_leap_day = (born.dt.month() == 2) & (born.dt.day() == 29)
    same_day = born.dt.offset_by(f"{years}y")
    return pl.when(on_leap_day).then(same_day.dt.offset_by("1d")).otherwise(same_day)
