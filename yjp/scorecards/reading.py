"""Reads the TOML of a scorecard strictly: a mistake names the file, the measure, the key, and what to do."""

import hashlib
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from yjp.errors import UnreadableInput
from yjp.figures import Unit
from yjp.indicators.definition import Kind, Polarity
from yjp.local_measures import PREFIX, LocalMeasure
from yjp.scorecards.definition import Measure, Scorecard
from yjp.scorecards.values import read_values, read_values_file
from yjp.toml_file import read_toml

_TOP: Final = ("title", "note", "source", "values", "measure")
_MEASURE: Final = (
    "id",
    "title",
    "short_title",
    "numerator",
    "denominator",
    "unit",
    "per",
    "decimals",
    "polarity",
    "target",
    "target_source",
    "chance",
    "source",
    "note",
    "value",
)
_NEEDED: Final = ("id", "title", "numerator", "unit", "polarity")
_ID: Final = re.compile(r"[a-z][a-z0-9_]{1,29}")
_RATES: Final = {1_000: Unit.PER_1K, 10_000: Unit.PER_10K, 100_000: Unit.PER_100K}
_UNITS: Final = ("count", "percent", "rate")
_POLARITIES: Final = {"lower": Polarity.LOWER, "higher": Polarity.HIGHER, "neither": Polarity.NEITHER}
_MOST_DECIMALS: Final = 2


def read_scorecard(path: Path) -> Scorecard:
    """The scorecard in a TOML file; ``UnreadableInput`` names the first mistake in one sentence."""
    found = read_toml(path)
    here = Here(path, "")
    here.only(found, _TOP)
    title = here.text(found, "title", needed=True)
    source = here.text(found, "source")
    rows = found.get("measure")
    if not isinstance(rows, list) or not rows:
        raise here.wrong("measure", "there is none", "Add a table [[measure]]")
    declared: list[tuple[LocalMeasure, Mapping[str, Any], Here]] = []
    for number, row in enumerate(rows, start=1):
        at = Here(path, f"measure {number}")
        if not isinstance(row, dict):
            raise at.wrong("measure", "it is no table", "Write [[measure]] and its keys below it")
        each = _declared(at, path.stem, title, source, row)
        if any(each.id == other.id for other, _, _ in declared):
            raise at.wrong("id", f"{row['id']!r} is there twice", "Give each measure an id of its own")
        declared.append((each, row, Here(path, f"measure {row['id']}")))
    named = here.text(found, "values")
    apart = (
        read_values_file(here, named, {each.id.removeprefix(PREFIX): each for each, _, _ in declared})
        if named
        else {}
    )
    measures = []
    for each, row, at in declared:
        mine = [*read_values(at, each, row), *apart.get(each.id, ())]
        windows = [value.window for value in mine]
        if len(set(windows)) < len(windows):
            twice = next(window for window in windows if windows.count(window) > 1)
            raise at.wrong("period", f"{twice.label} is there twice", "Take one of the two out")
        measures.append(
            Measure(declared=each, values=tuple(sorted(mine, key=lambda v: (v.window.end, v.window.months))))
        )
    return Scorecard(name=path.stem, title=title, note=here.text(found, "note"), measures=tuple(measures))


class Here:
    """A place in a scorecard's file, and the checks of its keys."""

    def __init__(self, path: Path, place: str) -> None:
        self.path, self.place = path, place

    def wrong(self, key: str, problem: str, remedy: str) -> UnreadableInput:
        """The sentence of a mistake."""
        where = f"{self.place}, {key}" if self.place else key
        return UnreadableInput(self.path, f"{where}: {problem}", f"{remedy}.")

    def only(self, row: Mapping[str, Any], known: tuple[str, ...]) -> None:
        """Refuse a key that nobody reads: it is a slip of the pen."""
        for key in row:
            if key not in known:
                raise self.wrong(key, "there is no such key", f"Use one of: {', '.join(known)}")

    def text(self, row: Mapping[str, Any], key: str, *, needed: bool = False) -> str:
        """The words of a key; empty where it is left out."""
        found = row.get(key)
        if found is None and not needed:
            return ""
        if not isinstance(found, str) or (needed and not found.strip()):
            raise self.wrong(
                key,
                "words are missing" if found is None or found == "" else "these are no words",
                f'Write {key} = "..."',
            )
        return found.strip()

    def number(self, row: Mapping[str, Any], key: str) -> float | None:
        """The number of a key; none where it is left out."""
        found = row.get(key)
        if found is None:
            return None
        if (
            isinstance(found, bool)
            or not isinstance(found, int | float)
            or found != found
            or abs(found) == float("inf")
        ):
            raise self.wrong(key, f"{found!r} is no number", f"Write {key} = 12.5, without quotation marks")
        return float(found)

    def choice(self, row: Mapping[str, Any], key: str, known: tuple[str, ...]) -> str:
        """One of a few words."""
        found = row.get(key)
        if found not in known:
            raise self.wrong(key, f"{found!r} is none of its words", f"Write {' or '.join(known)}")
        return str(found)

    def yes(self, row: Mapping[str, Any], key: str, *, default: bool) -> bool:
        """True or false."""
        found = row.get(key, default)
        if not isinstance(found, bool):
            raise self.wrong(
                key, f"{found!r} is neither true nor false", f"Write {key} = true or {key} = false"
            )
        return found


def _declared(here: Here, name: str, title: str, source: str, row: Mapping[str, Any]) -> LocalMeasure:
    here.only(row, _MEASURE)
    for key in _NEEDED:
        if key not in row:
            raise here.wrong(key, "it is missing", f"Every measure needs: {', '.join(_NEEDED)}")
    identifier = here.text(row, "id", needed=True)
    if not _ID.fullmatch(identifier):
        raise here.wrong(
            "id",
            f"{identifier!r} cannot be an id",
            "Write 2 to 30 small letters, digits and underscores, a letter first",
        )
    unit_word = here.choice(row, "unit", _UNITS)
    denominator = here.text(row, "denominator", needed=unit_word != "count")
    if unit_word == "count" and denominator:
        raise here.wrong(
            "denominator", "a count has none", 'Take it out, or write unit = "percent" or "rate"'
        )
    per = _per(here, row, unit_word)
    unit = {"count": Unit.COUNT, "percent": Unit.PERCENT}.get(unit_word) or _RATES[per]
    kind = {"count": Kind.COUNT, "percent": Kind.SHARE, "rate": Kind.RATE}[unit_word]
    decimals = row.get("decimals", {"count": 0, "percent": 1, "rate": 1}[unit_word])
    if type(decimals) is not int or not 0 <= decimals <= _MOST_DECIMALS:
        raise here.wrong("decimals", f"{decimals!r} cannot be", f"Write 0, 1 or {_MOST_DECIMALS}")
    measure = {
        "title": here.text(row, "title", needed=True),
        "numerator": here.text(row, "numerator", needed=True),
        "denominator": denominator,
        "kind": kind.value,
        "unit": unit.value,
        "per": per,
        "polarity": _POLARITIES[here.choice(row, "polarity", tuple(_POLARITIES))].value,
    }
    target_source = here.text(row, "target_source")
    here.number(row, "target")
    # A wording of its own is a definition of its own: the board is told that the measure has changed.
    digest = hashlib.sha256(repr(sorted(measure.items())).encode()).hexdigest()[:8]
    return LocalMeasure(
        id=PREFIX + identifier,
        scorecard=name,
        scorecard_title=title,
        short_title=here.text(row, "short_title") or str(measure["title"]),
        decimals=decimals,
        source=here.text(row, "source") or source or "the service's own figures",
        note=here.text(row, "note"),
        target_words=f"Target: {target_source}" if target_source else "",
        chance=here.yes(row, "chance", default=True),
        definition_version=digest,
        **measure,  # type: ignore[arg-type]
    )


def _per(here: Here, row: Mapping[str, Any], unit: str) -> int:
    usual = {"count": 1, "percent": 100}.get(unit)
    found = row.get("per", usual)
    if usual is not None and found != usual:
        raise here.wrong("per", f"a {unit} is always per {usual}", "Take it out")
    if usual is None and (type(found) is not int or found not in _RATES):
        raise here.wrong("per", "a rate needs to say per how many", "Write per = 1000, 10000 or 100000")
    return int(found)
