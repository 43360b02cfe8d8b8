"""A service's own choices: yjp.toml, each with room for its reason."""

import tomllib
from dataclasses import asdict, dataclass, field
from datetime import date
from pathlib import Path

from yjp.errors import SettingsError

FILE = "yjp.toml"
DIVERSION, AS_RECORDED = "diversion", "as_recorded"
"""What outcomes under interim codes count as."""


@dataclass(frozen=True, kw_only=True)
class Settings:
    """What yjp.toml says, with defaults for what it leaves out.

    ``service`` is a name of the national list of 155; ``published`` names datasets published for the service;
    ``complete_since`` is the day from which the records are complete (none: the first outcome);
    ``snapshot_dates`` are the days on which the caseload is counted, besides the day of the extract.
    """

    service: str
    made_up: bool = False
    extract_date: date | None = None
    breaches_count: bool = False
    interim_codes: str = DIVERSION
    complete_since: date | None = None
    min_events: int = 5
    confidence: float = 0.95
    published: tuple[str, ...] = ()
    snapshot_dates: tuple[date, ...] = field(default=())

    def as_plain(self) -> dict[str, object]:
        """For the manifest."""
        return {k: list(v) if isinstance(v, tuple) else v for k, v in asdict(self).items()}


_SECTIONS: dict[str, dict[str, str]] = {
    "service": {"name": "service", "made_up": "made_up"},
    "extract": {
        "date": "extract_date",
        "complete_since": "complete_since",
        "snapshot_dates": "snapshot_dates",
    },
    "counting": {"breaches_count_as_reoffences": "breaches_count", "interim_codes": "interim_codes"},
    "verdicts": {"min_events": "min_events", "confidence": "confidence"},
    "comparators": {"published": "published"},
}
_TYPES: dict[str, tuple[type, str]] = {
    "service": (str, "a name in quotation marks"),
    "made_up": (bool, "true or false"),
    "extract_date": (date, "a date such as 2026-03-31, without quotation marks"),
    "complete_since": (date, "a date such as 2015-04-01, without quotation marks"),
    "snapshot_dates": (list, "a list of dates"),
    "breaches_count": (bool, "true or false"),
    "interim_codes": (str, f'"{DIVERSION}" or "{AS_RECORDED}"'),
    "min_events": (int, "a whole number"),
    "confidence": (float, "0.95 or 0.998"),
    "published": (list, "a list of dataset names"),
}


def read_settings(folder: Path) -> Settings:
    """Read ``yjp.toml`` of a workspace; ``SettingsError`` names the section, the key and what it should be."""
    path = folder / FILE
    try:
        found = tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise SettingsError(
            f"{path}: there is no {FILE} here. Make a workspace with: yjp new FOLDER --service NAME"
        ) from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as problem:
        raise SettingsError(f"{path}: this is not valid TOML: {problem}.") from None
    given: dict[str, object] = {}
    for section, content in found.items():
        if section not in _SECTIONS or not isinstance(content, dict):
            raise SettingsError(f"{path}: there is no section [{section}]. Known: {', '.join(_SECTIONS)}.")
        for key, value in content.items():
            if key == "reason" or key.endswith("_reason"):
                continue
            if key not in _SECTIONS[section]:
                known = ", ".join(_SECTIONS[section])
                raise SettingsError(f"{path}: [{section}] has no setting {key!r}. Known: {known}.")
            name = _SECTIONS[section][key]
            given[name] = _checked(path, section, key, name, value)
    if "service" not in given:
        raise SettingsError(f'{path}: [service] needs a name, e.g. name = "Rotherham".')
    return Settings(**given)  # type: ignore[arg-type]


def _checked(path: Path, section: str, key: str, name: str, value: object) -> object:
    kind, words = _TYPES[name]
    right = isinstance(value, kind) and not (kind is int and isinstance(value, bool))
    if name == "confidence":
        right = value in (0.95, 0.998)
    if name == "interim_codes":
        right = value in (DIVERSION, AS_RECORDED)
    if name == "min_events":
        right = right and 1 <= value <= 100  # type: ignore[operator]
    if name == "snapshot_dates":
        right = right and all(type(day) is date for day in value)  # type: ignore[attr-defined]
    if name == "published":
        right = right and all(isinstance(item, str) for item in value)  # type: ignore[attr-defined]
    if not right:
        raise SettingsError(f"{path}: [{section}] {key} should be {words}.")
    return tuple(value) if kind is list else value  # type: ignore[arg-type]


def new_file(settings: Settings) -> str:
    """The text of a commented ``yjp.toml`` for a new workspace."""
    lines = [
        "# This workspace's settings. Every choice may carry a reason; it is shown where the choice matters.",
        "",
        "[service]",
        "# The name as in the national list of 155 services.",
        f'name = "{settings.service}"',
    ]
    if settings.made_up:
        lines.append("made_up = true  # the children of this workspace are made up; every output says so")
    lines += [
        "",
        "[extract]",
        "# The day the extract was taken. Left out, it is asked for at import.",
        f"date = {settings.extract_date}" if settings.extract_date else "# date = 2026-03-31",
        "# From when the records are complete: figures start there. Left out, they start at the first outcome.",
        f"complete_since = {settings.complete_since}"
        if settings.complete_since
        else "# complete_since = 2015-04-01",
        "# Days on which the caseload is counted, besides the day of the extract.",
        f"snapshot_dates = [{', '.join(str(d) for d in settings.snapshot_dates)}]",
        "",
        "[counting]",
        "# Do breaches of bail, conditional discharge or statutory order count as reoffences?",
        f"breaches_count_as_reoffences = {str(settings.breaches_count).lower()}",
        'breaches_reason = "National rule as remembered; the text of the MoJ guide could not be read (grade M)."',
        "# Outcome 23 recorded as reprimand, and youth diversion orders recorded as drug treatment and testing orders:",
        f'# "{DIVERSION}" (in no indicator) or "{AS_RECORDED}" (they would make first time entrants).',
        f'interim_codes = "{settings.interim_codes}"',
        'interim_reason = "They are diversion; the codes are borrowed until YJB Schema 12 (2027/28)."',
        "",
        "[verdicts]",
        "# With fewer events than this on both sides, a difference is called too few to compare.",
        f"min_events = {settings.min_events}",
        f"confidence = {settings.confidence}",
        "",
        "[comparators]",
        "# Datasets with figures published for this service, besides the national ones that yjp ships.",
        f"published = [{', '.join(repr(name).replace(chr(39), chr(34)) for name in settings.published)}]",
    ]
    return "\n".join(lines) + "\n"
