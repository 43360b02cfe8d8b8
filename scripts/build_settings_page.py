"""reference/settings.md: every key of yjp.toml, from the commented file that a new workspace gets."""

import re
from collections.abc import Iterator
from pathlib import Path

from scripts.markdown import REFERENCE, code, grid, page
from yjp.settings import _SECTIONS as SECTIONS
from yjp.settings import _TYPES as TYPES
from yjp.settings import Settings
from yjp.settings_file import new_file

KEY = re.compile(r"^(# )?([a-z_]+) = (.+?)(?:  # (.*))?$")
SECTION = re.compile(r"^(?:# )?\[+([a-z_.]+)\]+$")
WRITTEN_ONCE = {
    ("service", "made_up"): ("The children of this workspace are made up; every output says so.", "false"),
    ("plan", "rename"): ("Other titles, by the id of the heading: `[plan.rename]`.", ""),
    ("wording", "phrases"): ("Phrases of your own, by name: `[wording.phrases]`.", ""),
    ("plan", "add"): ("Headings of your own: each with `id`, `title`, `holds` and `after`.", ""),
}
"""Settings that the commented file says nothing of, or as a table: meaning and default."""
MEANINGS = {
    ("verdicts", "confidence"): "How sure a verdict is to be: 0.95, or 0.998 for fewer false alarms.",
    ("comparators", "family"): "The services of your YOT family. Five families of 2019 ship with yjp.",
    ("comparators", "family_from"): "From which day that list holds: windows that end then or later.",
    ("comparators", "family_reason"): "Who gave the list; it is shown as the source.",
    (
        "reconcile",
        "soft_count",
    ): "A gap of so many children is small; the wider of this and `soft_percent` counts.",
    ("reconcile", "soft_percent"): "A gap of so many percent is small.",
    (
        "reconcile",
        "hard_count",
    ): "Beyond a gap of so many children a count is not to be published unexplained.",
    ("reconcile", "hard_percent"): "The same in percent; the wider of the two counts.",
    ("tracker", "many_reoffences"): "From so many proven reoffences on a child is in a priority group.",
    ("tracker", "recent_offences"): "From so many further offences within `recent_days` on.",
    ("tracker", "recent_days"): "How many days are recent.",
    ("tracker", "serious_gravity"): "From this gravity of an offence whose outcome is awaited on.",
}
"""Where one comment of the file stands for several keys."""
OF_THE_PLAN = {
    "headings": "a set of headings, in quotation marks",
    "order": "a list of headings, each in quotation marks",
    "rename": "a table of titles by id",
    "add": "tables [[plan.add]]",
    "set": '"default" or "plain"',
    "phrases": "a table of phrases by name",
}
"""What the sections with readers of their own take."""


def pages() -> dict[Path, str]:
    """The page and its text."""
    return {REFERENCE / "settings.md": settings()}


def settings() -> str:
    """Every section and key."""
    sections: dict[str, list[tuple[str, str, str, str]]] = {}
    for section, key, meaning, default in _keys():
        kind = OF_THE_PLAN[key] if section in ("plan", "wording") else TYPES[SECTIONS[section][key]][1]
        sections.setdefault(section, []).append((code(key), meaning, kind, code(default)))
    missing = {(s, k) for s, keys in SECTIONS.items() for k in keys} - {
        (s, row[0].strip("`")) for s, rows in sections.items() for row in rows
    }
    assert not missing, f"yjp.settings_file says nothing of {missing}"
    parts = [
        part
        for name, rows in sections.items()
        for part in (f"## [{name}]", grid(("key", "meaning", "should be", "default"), rows))
    ]
    return page(
        "Settings",
        "A service's choices are in `yjp.toml` in its workspace. `yjp new` writes one with each key and its meaning. "
        "A key that is left out has its default. Any section may have keys that end in `_reason`: notes of your own in "
        "quotation marks. What is not understood is an error that names section and key. After a change the "
        "figures are computed again by the next command that needs them.",
        *parts,
    )


def _keys() -> Iterator[tuple[str, str, str, str]]:
    """(section, key, meaning, default) in the order of the file; default empty where the key is left out."""
    section, said, before = "", [], ""
    for line in new_file(Settings(service="Rotherham")).splitlines():
        if (found := SECTION.match(line)) is not None:
            section, said, before = found[1], [], ""
            yield from (
                (s, key, meaning, default)
                for (s, key), (meaning, default) in WRITTEN_ONCE.items()
                if s == section
            )
        elif (
            (found := KEY.match(line)) is not None
            and section
            and not section.startswith(("plan.", "wording."))
        ):
            if not (found[2].endswith("_reason") and found[2] not in SECTIONS.get(section, {})):
                before = " ".join(said) or before
                default = "" if found[1] or (section, found[2]) == ("service", "name") else found[3]
                yield section, found[2], MEANINGS.get((section, found[2]), before), default
                said = []
        elif line.startswith("# "):
            said.append(line.removeprefix("# "))
        else:
            said = []
