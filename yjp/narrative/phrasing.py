"""Wording sets: the sentences around the numbers, as TOML. What numbers and verdicts say is no set's to choose.

A set is a file of phrases by key; a service names one in ``yjp.toml`` and may put phrases of its own over it::

    [wording]
    set = "plain"

    [wording.phrases]
    change = ["{Subject} {change} in a year (it was {past}){verdict}."]
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from string import Formatter

from yjp.errors import SettingsError, UnknownName
from yjp.resources import PACKAGE
from yjp.toml_file import read_toml

PACKAGED = PACKAGE / "narrative" / "wordings"
DEFAULT_NAME = "default"
_PLACE = frozenset({"when", "When", "area"})
_FIGURE = frozenset({"value", "numerator", "denominator", "lower", "upper"})
PLACEHOLDERS: dict[str, frozenset[str]] = {
    **dict.fromkeys(
        (
            "level_fte_rate",
            "level_custody_rate",
            "level_binary_reoffending",
            "level_reoffences_per_reoffender",
            "level_kpi8_senior",
        ),
        _PLACE | _FIGURE,
    ),
    "level_count": _PLACE | {"value", "subject", "Subject"},
    "level_share": _PLACE | _FIGURE | {"what"},
    "level_rate": _PLACE | {"value", "numerator", "per"},
    "level_other": _PLACE | {"value", "subject", "Subject"},
    "beside": frozenset({"comparisons", "subject", "Subject"}),
    "nothing_beside": frozenset({"yet"}),
    "change": frozenset({"subject", "Subject", "change", "past", "verdict"}),
    "before": frozenset({"past", "subject", "Subject"}),
    "range": frozenset({"lower", "upper", "subject", "Subject"}),
    "hidden": _PLACE | {"value", "why", "subject"},
    "breakdown_count": _PLACE | {"group", "value", "denominator", "share"},
    "breakdown_share": _PLACE | {"group", "value", "numerator", "denominator"},
    "breakdown_hidden": _PLACE | {"group", "value", "why"},
    "breakdown_unknown": frozenset({"value", "unknown"}),
}
"""Every key of a set with the placeholders that its phrases may use."""
NEEDED: dict[str, frozenset[str]] = {
    "change": frozenset({"change", "verdict"}),
    "hidden": frozenset({"value"}),
    "breakdown_hidden": frozenset({"value"}),
    "beside": frozenset({"comparisons"}),
    "breakdown_count": frozenset({"value", "denominator"}),
    "range": frozenset({"lower", "upper"}),
}
"""What a phrase may not leave out: a change without its verdict would say more than is known."""


@dataclass(frozen=True, kw_only=True)
class Wording:
    """A set of phrases; where a key has several, paragraphs take turns with them."""

    name: str
    phrases: Mapping[str, tuple[str, ...]]

    def phrase(self, key: str, turn: int = 0) -> str:
        """The phrase of a key whose turn it is."""
        held = self.phrases[key]
        return held[turn % len(held)]


def packaged_names() -> list[str]:
    """The sets that ship with yjp."""
    return sorted(path.stem for path in PACKAGED.glob("*.toml"))


@cache
def packaged(name: str = DEFAULT_NAME) -> Wording:
    """A set that ships with yjp; ``UnknownName`` lists them."""
    if name not in packaged_names():
        raise UnknownName("wording set", name, packaged_names())
    path = PACKAGED / f"{name}.toml"
    found = tomllib.loads(path.read_text(encoding="utf-8"))
    base = packaged() if name != DEFAULT_NAME else None
    return _over(base, name, found, str(path))


def of_workspace(folder: Path) -> Wording:
    """The set that ``yjp.toml`` names with the service's own phrases over it; the default where it says nothing.

    ``SettingsError`` names the key or the placeholder that is wrong.
    """
    path = folder / "yjp.toml"
    given = read_toml(path).get("wording", {})
    return configured(given, f"{path}: [wording]")


def configured(given: Mapping[str, object], where: str = "[wording]") -> Wording:
    """A set from the table ``[wording]`` of a settings file: ``set`` and ``phrases``, either of them left out."""
    for key in given:
        if key not in ("set", "phrases"):
            raise SettingsError(f"{where} has no setting {key!r}. Known: set, phrases.")
    name, phrases = given.get("set", DEFAULT_NAME), given.get("phrases", {})
    if not isinstance(name, str) or not isinstance(phrases, dict):
        raise SettingsError(f"{where}: set is the name of a wording set and phrases is a table.")
    if name not in packaged_names():
        raise SettingsError(
            f"{where}: there is no wording set {name!r}. Known: {', '.join(packaged_names())}."
        )
    return _over(packaged(name), name, phrases, f"{where} phrases")


def _over(base: Wording | None, name: str, given: Mapping[str, object], where: str) -> Wording:
    phrases = dict(base.phrases) if base else {}
    for key, value in given.items():
        if key not in PLACEHOLDERS:
            raise SettingsError(
                f"{where}: there is no phrase {key!r}. Known: {', '.join(sorted(PLACEHOLDERS))}."
            )
        held = (value,) if isinstance(value, str) else value
        if not isinstance(held, list | tuple) or not held or not all(isinstance(each, str) for each in held):
            raise SettingsError(f"{where}: {key} is a phrase in quotation marks or a list of them.")
        phrases[key] = tuple(_checked(key, str(each), where) for each in held)
    return Wording(name=name, phrases=phrases)


def _checked(key: str, phrase: str, where: str) -> str:
    try:
        used = {name for _, name, _, _ in Formatter().parse(phrase) if name is not None}
    except ValueError as problem:
        raise SettingsError(
            f"{where}: {key} has a brace that does not close ({problem}): {phrase!r}."
        ) from None
    unknown = sorted(used - PLACEHOLDERS[key])
    if unknown:
        may = ", ".join(f"{{{each}}}" for each in sorted(PLACEHOLDERS[key])) or "none"
        raise SettingsError(f"{where}: {key} cannot use {{{unknown[0]}}}. It may use: {may}.")
    missing = sorted(NEEDED.get(key, frozenset()) - used)
    if missing:
        raise SettingsError(f"{where}: {key} must use {{{missing[0]}}}: {phrase!r}.")
    return phrase
