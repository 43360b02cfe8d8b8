"""Which sheet holds which table, and which heading which column: the best pairs first, nothing used twice."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import polars as pl

from yjp.ingest.mapping.suggest.layout import Layout
from yjp.ingest.mapping.suggest.meaning import name_likeness
from yjp.ingest.mapping.suggest.profile import Column
from yjp.ingest.mapping.suggest.score import Fit, Keys, fit
from yjp.ingest.mapping.targets import targets
from yjp.ingest.sheets import Sheet, own_name
from yjp.model.registry import NAMES, table

BY_NAME = 0.35
"""How much the name of a file or sheet says about the table in it; the rest is said by its columns."""
REQUIRED = 0.7
ENOUGH = 0.5
Fits = Mapping[str, Fit]


@dataclass(frozen=True, kw_only=True)
class Profiled:
    """A sheet with its headings found and its columns looked at."""

    sheet: Sheet
    layout: Layout
    columns: Mapping[str, Column]


def assign(sheets: Sequence[Profiled]) -> dict[str, tuple[Profiled, Fits, float]]:
    """Tables with their sheet, the placing of its columns, and a confidence.

    Done twice: the second time, ids of children, offences and so on are known, and columns that name them are told
    apart by whose ids they hold.
    """
    first = _assign(sheets, {})
    return _assign(sheets, _keys(first))


def _assign(sheets: Sequence[Profiled], keys: Keys) -> dict[str, tuple[Profiled, Fits, float]]:
    pairs = []
    for place, sheet in enumerate(sheets):
        for name in NAMES:
            fits = _fits(sheet, name, keys)
            score = _score(sheet, name, fits)
            if score >= ENOUGH:
                pairs.append((score, -place, -NAMES.index(name), sheet, fits))
    found: dict[str, tuple[Profiled, Fits, float]] = {}
    taken: list[Profiled] = []
    for score, _, index, sheet, fits in sorted(pairs, key=lambda pair: pair[:3], reverse=True):
        name = NAMES[-index]
        if name not in found and not any(sheet is other for other in taken):
            found[name] = (sheet, fits, score)
            taken.append(sheet)
    return {name: found[name] for name in NAMES if name in found}


def _fits(sheet: Profiled, name: str, keys: Keys) -> Fits:
    every = [
        placed
        for wanted in targets(name)
        for column in sheet.columns.values()
        if (placed := fit(column, wanted, keys)) is not None
    ]
    every.sort(key=lambda placed: -placed.confidence)
    found: dict[str, Fit] = {}
    headings: set[str] = set()
    for placed in every:
        if placed.column not in found and placed.heading not in headings:
            found[placed.column] = placed
            headings.add(placed.heading)
    return found


def _score(sheet: Profiled, name: str, fits: Fits) -> float:
    """How likely the sheet holds the table: by its name, and by how many columns of either find one another."""
    if not fits:
        return 0.0
    required = table(name).required_columns
    others = [column for column in table(name).dtypes if column not in required]
    of_required = sum(fits[c].confidence for c in required if c in fits) / len(required)
    of_others = sum(fits[c].confidence for c in others if c in fits) / len(others) if others else 1.0
    recall = REQUIRED * of_required + (1 - REQUIRED) * of_others
    precision = sum(f.confidence for f in fits.values()) / len(sheet.columns)
    by_columns = 2 * recall * precision / (recall + precision)
    called = own_name(sheet.sheet)
    return BY_NAME * name_likeness(called, name) + (1 - BY_NAME) * by_columns


def _keys(found: Mapping[str, tuple[Profiled, Fits, float]]) -> dict[str, pl.Series]:
    keys = {}
    for name, (sheet, fits, _) in found.items():
        key = table(name).own_id
        if key is not None and key in fits:
            keys[key] = sheet.columns[fits[key].heading].distinct
    return keys
