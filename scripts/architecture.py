"""What the picture of the architecture is drawn from: the import contract, and what the code itself does.

A *unit* is a package or module that the contract of the layers names.
"""

import re
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SOURCES = {"yjp": ROOT, "yjp_dashboards": ROOT / "dashboards", "yjp_returns": ROOT / "returns"}
"""Where each root package of the contract lies."""

_IMPORT = re.compile(r"^\s*(?:from\s+([\w.]+)\s+)?import\s+(\([^)]*\)|[^\n]*)", re.M)
_OPENS = re.compile(
    r"\.(?:read_text|read_bytes|write_text|write_bytes|iterdir|mkdir|unlink)\(|\bsqlite3\.connect\("
)
_CLOCK = re.compile(r"\b(?:datetime\.(?:now|today)|date\.today|time\.(?:time|monotonic|perf_counter))\b")
_WORD = re.compile(r"[\w.]+")


@cache
def _contracts() -> tuple[dict[str, list[str]], ...]:
    conf = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    return tuple(conf["tool"]["importlinter"]["contracts"])


def layers() -> tuple[tuple[str, ...], ...]:
    """The units of each layer, from the lowest layer to the highest."""
    written = next(each["layers"] for each in _contracts() if each["type"] == "layers")
    return tuple(tuple(re.split(r"\s*[|:]\s*", layer)) for layer in reversed(written))


def units() -> tuple[str, ...]:
    """Every unit, from the lowest layer to the highest."""
    return tuple(unit for layer in layers() for unit in layer)


def unit_of(module: str) -> str | None:
    """The unit that a module belongs to; None where the contract does not know it."""
    return next((unit for unit in units() if _within(module, unit)), None)


def kept_from_children() -> frozenset[str]:
    """The units that a contract forbids to import anything that holds a child's record."""
    return frozenset(next(each["source_modules"] for each in _contracts() if each["type"] == "forbidden"))


def holding_children() -> frozenset[str]:
    """The modules that those contracts forbid: what holds, or counts, children's records."""
    forbidden = (each["forbidden_modules"] for each in _contracts() if each["type"] == "forbidden")
    return frozenset(module for modules in forbidden for module in modules)


@cache
def seeing_children() -> frozenset[str]:
    """The units that hold children's records, or import a module that does, unless they are kept from them."""
    holding = holding_children()
    found = {unit for unit in units() if any(_within(module, unit) for module in holding)}
    for module, text in _texts():
        unit = unit_of(module)
        if unit and any(_within(name, held) for name in _imported(text) for held in holding):
            found.add(unit)
    return frozenset(found - kept_from_children())


def opening_files() -> frozenset[str]:
    """The units whose own code reads, writes or lists files."""
    return _doing(_OPENS)


def asking_the_time() -> frozenset[str]:
    """The units whose own code asks what day or time it is."""
    return _doing(_CLOCK)


def modules() -> tuple[str, ...]:
    """Every module of the root packages, by its dotted name."""
    return tuple(module for module, _ in _texts())


def _doing(wanted: re.Pattern[str]) -> frozenset[str]:
    found = (unit_of(module) for module, text in _texts() if wanted.search(text))
    return frozenset(unit for unit in found if unit)


def _within(module: str, package: str) -> bool:
    return module == package or module.startswith(f"{package}.")


@cache
def _texts() -> tuple[tuple[str, str], ...]:
    return tuple(
        (
            ".".join(file.relative_to(folder).with_suffix("").parts).removesuffix(".__init__"),
            file.read_text(encoding="utf-8"),
        )
        for root, folder in SOURCES.items()
        for file in sorted((folder / root).rglob("*.py"))
    )


def _imported(text: str) -> Iterator[str]:
    for found in _IMPORT.finditer(text):
        names = _WORD.findall(found[2])
        yield from (f"{found[1]}.{name}" for name in names) if found[1] else names
