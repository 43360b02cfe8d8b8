"""A block of TOML, read by the loader whose file it is a part of."""

import tomllib
from datetime import date
from pathlib import Path

from yjp.ingest.mapping.reading import read_mapping
from yjp.narrative.phrasing import of_workspace
from yjp.plan.headings.registry import of_settings
from yjp.scorecards.reading import read_scorecard
from yjp.settings import FILE, read_settings
from yjp_dashboards.auth.settings import SECRET, read_server_settings

DAY = date(2026, 3, 31)
SERVER = '[server]\naddress = "https://figures.example.gov.uk"\nproxies = ["127.0.0.1"]\n'
GROUPS = '[groups]\nboard = ["yjs-board"]\nmanager = ["yjs-managers"]\nanalyst = ["yjs-analysts"]\n'


def read_as_the_program_does(text: str, folder: Path) -> None:
    """Read it in an empty folder; the loader says what is wrong. A part of no file that yjp knows is an error."""
    found = tomllib.loads(text)
    if "mapping" in found:
        _written(folder / "our-system.toml", text)
        read_mapping(folder / "our-system.toml")
    elif "measure" in found:
        _written(folder / "our_own.toml", text)
        read_scorecard(folder / "our_own.toml")
    elif "sign_in" in found or "proxy_sign_in" in found:
        whole = text if "server" in found else f"{SERVER}{text}{GROUPS}"
        _written(folder / "server.toml", whole)
        read_server_settings(folder / "server.toml", {SECRET: "x" * 40})
    else:
        _settings(text, found, folder)


def _settings(text: str, found: dict[str, object], folder: Path) -> None:
    """A part of yjp.toml: settings, wording and headings, each by its own reader."""
    _written(folder / FILE, text if "service" in found else f'[service]\nname = "Rotherham"\n{text}')
    compared = found.get("comparators", {})
    for name in compared.get("counts", ()) if isinstance(compared, dict) else ():
        _written(folder / name, "area,indicator,window,numerator,denominator,source\n")
    of_settings(read_settings(folder).plan, DAY)
    of_workspace(folder)


def _written(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8")
