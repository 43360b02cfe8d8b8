"""Scorecards as data: measures a service declares in a TOML of its own, without code (docs/how_to/scorecards.md)."""

from yjp.scorecards.definition import Measure, Scorecard, Value
from yjp.scorecards.folder import FOLDER, PACKAGED, measures_of, packaged, published_values, scorecards
from yjp.scorecards.reading import read_scorecard
from yjp.scorecards.rows import scorecard_rows

__all__ = [
    "FOLDER",
    "PACKAGED",
    "Measure",
    "Scorecard",
    "Value",
    "measures_of",
    "packaged",
    "published_values",
    "read_scorecard",
    "scorecard_rows",
    "scorecards",
]
