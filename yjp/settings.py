"""A service's own choices: yjp.toml, each with room for its reason."""

import hashlib
from dataclasses import dataclass, field, fields, replace
from datetime import date
from pathlib import Path

from yjp.commands import program
from yjp.deprecations import Kind, current_name
from yjp.errors import SettingsError, UnreadableInput, UserError
from yjp.settings_plan import PlanSettings, plan_settings
from yjp.toml_file import read_toml

FILE = "yjp.toml"
DIVERSION, AS_RECORDED = "diversion", "as_recorded"
"""What outcomes under interim codes count as."""
RATE_AGAINST = ("family", "pcc", "region", "national", "own_past")
"""Whom a figure is rated against: the first of these that it is compared with."""
_MAY_RATE_AGAINST = (*RATE_AGAINST, "proxy", "chosen")


@dataclass(frozen=True, kw_only=True)
class Settings:
    """What yjp.toml says, with defaults for what it leaves out.

    ``service`` is a name of the national list of 155; ``published`` names datasets published for the service;
    ``complete_since`` is the day from which the records are complete (none: the first outcome);
    ``snapshot_dates`` are the days on which the caseload is counted, besides the day of the extract.

    ``family`` are the members of the service's YOT family from ``family_from`` on, ``family_reason`` who says so;
    ``chosen`` are services that it compares itself with; ``proxy`` adds the DfE's statistical neighbours; ``counts``
    names CSV files of published counts in the workspace (columns in ``yjp.comparators.counts_file``).

    ``rate_against`` is whom a figure is rated against, the first that it is compared with; differences of at most
    ``tolerance_percent`` of the comparator are never worse than amber, and green if chance can explain them.

    ``reconcile_...`` are the tolerances of ``yjp reconcile`` (``yjp.reconcile.tolerance``), and by how many days a date
    may be off there.

    ``tracker_...`` are the numbers from which a child on the tracker belongs to a priority group
    (``yjp.tracker.priorities``).

    ``plan`` is what the section ``[plan]`` says; ``[wording]`` is read by ``yjp.narrative.phrasing``.

    ``folder`` is where yjp.toml lies, ``counts_digests`` are the SHA-256 of the files that ``counts`` names, and
    ``scorecards_digests`` those of the files in the folder ``scorecards``: set by ``read_settings``.
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
    family: tuple[str, ...] = ()
    family_from: date | None = None
    family_reason: str | None = None
    chosen: tuple[str, ...] = ()
    proxy: bool = False
    counts: tuple[str, ...] = ()
    rate_against: tuple[str, ...] = RATE_AGAINST
    tolerance_percent: float = 10.0
    reconcile_soft_count: int = 1
    reconcile_soft_percent: int = 5
    reconcile_hard_count: int = 3
    reconcile_hard_percent: int = 15
    reconcile_edge_days: int = 14
    tracker_many_reoffences: int = 5
    tracker_recent_offences: int = 2
    tracker_recent_days: int = 90
    tracker_serious_gravity: int = 5
    plan: PlanSettings = field(default_factory=PlanSettings)
    folder: Path | None = field(default=None, compare=False, repr=False)
    counts_digests: tuple[str, ...] = field(default=(), compare=False)
    scorecards_digests: tuple[str, ...] = field(default=(), compare=False)

    def as_plain(self) -> dict[str, object]:
        """For the manifest: no path of this machine, and the digests of what the settings name."""
        # What only ``yjp reconcile``, the plan or a list of children reads moves no figure, and so is no reason to
        # compute any again.
        apart, prefixes = ("folder", "plan"), ("reconcile_", "tracker_")
        kept = [e.name for e in fields(self) if e.name not in apart and not e.name.startswith(prefixes)]
        named = {name: getattr(self, name) for name in kept}
        if not self.scorecards_digests:
            del named["scorecards_digests"]  # who has no scorecards is not made to compute anything again
        return {k: list(v) if isinstance(v, tuple) else v for k, v in named.items()}


_SECTIONS: dict[str, dict[str, str]] = {
    "service": {"name": "service", "made_up": "made_up"},
    "extract": {
        "date": "extract_date",
        "complete_since": "complete_since",
        "snapshot_dates": "snapshot_dates",
    },
    "counting": {"breaches_count_as_reoffences": "breaches_count", "interim_codes": "interim_codes"},
    "verdicts": {"min_events": "min_events", "confidence": "confidence"},
    "comparators": {
        "published": "published",
        "family": "family",
        "family_from": "family_from",
        "family_reason": "family_reason",
        "chosen": "chosen",
        "proxy": "proxy",
        "counts": "counts",
    },
    "ratings": {"against": "rate_against", "tolerance_percent": "tolerance_percent"},
    "reconcile": {
        "soft_count": "reconcile_soft_count",
        "soft_percent": "reconcile_soft_percent",
        "hard_count": "reconcile_hard_count",
        "hard_percent": "reconcile_hard_percent",
        "edge_days": "reconcile_edge_days",
    },
    "tracker": {
        "many_reoffences": "tracker_many_reoffences",
        "recent_offences": "tracker_recent_offences",
        "recent_days": "tracker_recent_days",
        "serious_gravity": "tracker_serious_gravity",
    },
}
_NOT_WRITTEN = {
    "counts_digests": "Content (SHA-256) of the files of [comparators] counts",
    "scorecards_digests": "Content (SHA-256) of the files in the folder scorecards",
}
PLAN, WORDING = "plan", "wording"
_READ_ELSEWHERE = (PLAN, WORDING)
"""Sections with a reader of their own: ``yjp.settings_plan`` and ``yjp.narrative.phrasing``."""
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
    "family": (list, "a list of services, each in quotation marks"),
    "family_from": (date, "a date such as 2024-04-01, without quotation marks"),
    "family_reason": (str, "who gave the list and when, in quotation marks"),
    "chosen": (list, "a list of services, each in quotation marks"),
    "proxy": (bool, "true or false"),
    "counts": (list, 'a list of CSV files in this workspace, such as "counts.csv"'),
    "rate_against": (list, f"a list of any of {', '.join(_MAY_RATE_AGAINST)}"),
    "tolerance_percent": (float, "a percentage from 0 to 100, such as 10.0"),
    **dict.fromkeys(
        ("reconcile_soft_count", "reconcile_hard_count", "reconcile_soft_percent", "reconcile_hard_percent"),
        (int, "a whole number from 0 to 100"),
    ),
    "reconcile_edge_days": (int, "a whole number of days from 0 to 90"),
    "tracker_many_reoffences": (int, "a whole number from 1 to 100"),
    "tracker_recent_offences": (int, "a whole number from 1 to 100"),
    "tracker_recent_days": (int, "a whole number of days from 1 to 365"),
    "tracker_serious_gravity": (int, "a gravity score from 1 to 8"),
}
_MOST = {"tracker_recent_days": 365, "tracker_serious_gravity": 8}
"""What a number of ``[tracker]`` may be at most; 100 for the others."""
_LISTS_OF_TEXT = ("published", "family", "chosen", "counts")


def place_in_file(name: str) -> str:
    """Where yjp.toml has a setting, ``[extract] date``; of what it does not hold, or no longer, what it is in words."""
    for section, keys in _SECTIONS.items():
        for key, held in keys.items():
            if held == name:
                return f"[{section}] {key}"
    return _NOT_WRITTEN.get(name, name.replace("_", " "))


def read_settings(folder: Path) -> Settings:
    """Read ``yjp.toml`` of a workspace; ``SettingsError`` names the section, the key and what it should be."""
    path = folder / FILE
    if not path.exists():
        raise SettingsError(
            f"{folder.resolve()} is no workspace: there is no {FILE} here. Say which folder is: "
            f"{program()} -w FOLDER ... (or make one: {program()} new FOLDER --service NAME)"
        )
    try:
        found = read_toml(path)
    except UnreadableInput as problem:
        raise SettingsError(str(problem)) from None
    given: dict[str, object] = {}
    for section, content in found.items():
        if section in _READ_ELSEWHERE and isinstance(content, dict):
            if section == PLAN:
                given[PLAN] = plan_settings(path, content)
            continue
        if section not in _SECTIONS or not isinstance(content, dict):
            raise SettingsError(
                f"{path}: there is no section [{section}]. Known: {', '.join((*_SECTIONS, *_READ_ELSEWHERE))}."
            )
        for typed, value in content.items():
            key = current_name(Kind.SETTING, f"{section}.{typed}", str(path)).partition(".")[2]
            if key not in _SECTIONS[section] and (key == "reason" or key.endswith("_reason")):
                continue
            if key not in _SECTIONS[section]:
                known = ", ".join(_SECTIONS[section])
                raise SettingsError(f"{path}: [{section}] has no setting {key!r}. Known: {known}.")
            name = _SECTIONS[section][key]
            given[name] = _checked(path, section, key, name, value)
    if "service" not in given:
        raise SettingsError(f'{path}: [service] needs a name, e.g. name = "Rotherham".')
    return _with_comparators(path, Settings(**given, folder=folder))  # type: ignore[arg-type]


def _with_comparators(path: Path, settings: Settings) -> Settings:
    """The settings with services as the national list names them and the digests of the counts that they name."""
    from yjp import (
        reference,
    )  # here, since it loads polars and most commands that read settings need none of it

    place = f"{path}: [comparators]"
    if settings.family and not (settings.family_from and settings.family_reason):
        raise SettingsError(
            f"{place} family needs family_from (the day from which the list holds) and family_reason (who gave it)."
        )
    if not settings.family and (settings.family_from or settings.family_reason):
        raise SettingsError(f"{place} family_from and family_reason need family, the list of its members.")
    named: dict[str, tuple[str, ...]] = {}
    for key in ("family", "chosen"):
        try:
            found = tuple(reference.service(name) for name in getattr(settings, key))
            own = reference.service(settings.service).slug if found else None
        except UserError as problem:
            raise SettingsError(f"{place} {key}: {problem}") from None
        slugs = [each.slug for each in found]
        if own in slugs:
            raise SettingsError(
                f"{place} {key}: {settings.service} cannot be compared with itself. Take it out."
            )
        if len(set(slugs)) < len(slugs):
            twice = next(each.name for each in found if slugs.count(each.slug) > 1)
            raise SettingsError(f"{place} {key}: {twice} is named twice. Take one out.")
        named[key] = tuple(each.name for each in found)
    named["counts_digests"] = _digests(path, settings.counts)
    named["scorecards_digests"] = _scorecards(path.parent)
    return replace(settings, **named)  # type: ignore[arg-type]


def _scorecards(folder: Path) -> tuple[str, ...]:
    files = sorted(
        each
        for each in (folder / "scorecards").glob("*")
        if each.suffix in (".toml", ".csv") and each.is_file()
    )
    return tuple(hashlib.sha256(each.name.encode() + b"\n" + each.read_bytes()).hexdigest() for each in files)


def _digests(path: Path, names: tuple[str, ...]) -> tuple[str, ...]:
    digests = []
    for name in names:
        if Path(name).is_absolute() or ".." in Path(name).parts:
            raise SettingsError(f"{path}: [comparators] counts: {name} should lie in the workspace.")
        try:
            digests.append(hashlib.sha256((path.parent / name).read_bytes()).hexdigest())
        except OSError:
            raise SettingsError(
                f"{path}: [comparators] counts: there is no file {name} in the workspace. Put it there or take it out."
            ) from None
    return tuple(digests)


def _checked(path: Path, section: str, key: str, name: str, value: object) -> object:
    kind, words = _TYPES[name]
    right = isinstance(value, kind) and not (kind is int and isinstance(value, bool))
    if kind is date:
        right = type(value) is date  # a date with a time is a date too, for Python
    if name == "confidence":
        right = value in (0.95, 0.998)
    if name == "interim_codes":
        right = value in (DIVERSION, AS_RECORDED)
    if name == "min_events":
        right = right and 1 <= value <= 100  # type: ignore[operator]
    if name == "snapshot_dates":
        right = right and all(type(day) is date for day in value)  # type: ignore[attr-defined]
    if name in _LISTS_OF_TEXT:
        right = right and all(isinstance(item, str) for item in value)  # type: ignore[attr-defined]
    if name == "rate_against":
        right = right and bool(value) and all(item in _MAY_RATE_AGAINST for item in value)  # type: ignore[attr-defined]
    if name == "tolerance_percent":
        right = type(value) in (int, float) and 0 <= value <= 100  # type: ignore[operator]
    if section == "tracker":
        right = right and 1 <= value <= _MOST.get(name, 100)  # type: ignore[operator]
    if section == "reconcile":
        right = right and 0 <= value <= (90 if key == "edge_days" else 100)  # type: ignore[operator]
    if not right:
        raise SettingsError(f"{path}: [{section}] {key} should be {words}.")
    return tuple(value) if kind is list else value  # type: ignore[arg-type]
