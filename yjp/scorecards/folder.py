"""The scorecards of a workspace, and those that ship with yjp to be copied there."""

from collections.abc import Iterable
from pathlib import Path
from typing import Final

from yjp import resources
from yjp.errors import UnknownName, UnreadableInput
from yjp.local_measures import LocalMeasure
from yjp.scorecards.definition import Scorecard
from yjp.scorecards.reading import read_scorecard

FOLDER: Final = "scorecards"
PACKAGED: Final = ("early_help", "early_help_reading")
"""Names of the scorecards that ship with yjp."""


def scorecards(workspace: Path | None) -> tuple[Scorecard, ...]:
    """The scorecards in the workspace's folder ``scorecards``, by name; none where there is no folder.

    ``UnreadableInput`` names the first mistake: a wrong scorecard is never left out silently.
    """
    if workspace is None:
        return ()
    found = tuple(read_scorecard(path) for path in sorted((workspace / FOLDER).glob("*.toml")))
    said: dict[str, str] = {}
    for card in found:
        for measure in card.measures:
            identifier = measure.declared.id
            if identifier in said:
                path = workspace / FOLDER / f"{card.name}.toml"
                raise UnreadableInput(
                    path,
                    f"measure {identifier.removeprefix('local_')} is in {said[identifier]}.toml too",
                    "Give one of the two another id.",
                )
            said[identifier] = card.name
    return found


def measures_of(found: Iterable[Scorecard]) -> tuple[LocalMeasure, ...]:
    """What the scorecards declare, in their order."""
    return tuple(measure.declared for card in found for measure in card.measures)


def packaged(name: str) -> str:
    """The TOML of a scorecard that ships with yjp; ``UnknownName`` lists those there are."""
    if name not in PACKAGED:
        raise UnknownName("packaged scorecard", name, list(PACKAGED))
    return (resources.folder("datasets") / FOLDER / f"{name}.toml").read_text(encoding="utf-8")


def published_values(name: str, area: str) -> str | None:
    """The CSV of what a service has published for a packaged scorecard, a dataset with its facts; none for others."""
    path = resources.folder("datasets") / f"{name}_{area}.csv"
    return path.read_text(encoding="utf-8") if path.is_file() else None
