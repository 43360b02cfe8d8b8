"""The lock files: every direct dependency pinned inside its range, hashed, and no word of where packages come from."""

import json
import re
import tomllib

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.tools.tree import ROOT

PIN = re.compile(r"^([A-Za-z0-9._-]+)==(\S+)", re.MULTILINE)
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
LOCKS = ("run", "server", "dev", "lock")
NPM = ("tests/tools", "scripts/plotly-basic")


def _text(lock: str) -> str:
    return (ROOT / "requirements" / f"{lock}.txt").read_text(encoding="utf-8")


def _pins(lock: str) -> dict[str, set[str]]:
    """Versions by name: more than one where the Pythons differ."""
    pins: dict[str, set[str]] = {}
    for name, version in PIN.findall(_text(lock)):
        pins.setdefault(canonicalize_name(name), set()).add(version)
    return pins


def _outside(ranges: list[str], pins: dict[str, set[str]]) -> list[str]:
    wanted = [Requirement(line) for line in ranges]
    return [
        str(need)
        for need in wanted
        if not (versions := pins.get(canonicalize_name(need.name)))
        or not all(need.specifier.contains(version) for version in versions)
    ]


def test_what_yjp_runs_on_is_pinned_for_use() -> None:
    assert _outside(PROJECT["project"]["dependencies"], _pins("run")) == []


def test_what_builds_yjp_is_pinned_for_use() -> None:
    """The set-up installs yjp without build isolation, so its build tools must already be there."""
    assert _outside(PROJECT["build-system"]["requires"], _pins("run")) == []


def test_what_a_server_needs_is_pinned_at_the_same_versions() -> None:
    extra = PROJECT["project"]["optional-dependencies"]["server"]
    assert _outside([*PROJECT["project"]["dependencies"], *extra], _pins("server")) == []
    dev = _pins("dev")
    assert {name: found for name, found in _pins("server").items() if dev.get(name) != found} == {}


def test_everything_is_pinned_for_the_tests() -> None:
    ranges = [*PROJECT["project"]["dependencies"], *PROJECT["dependency-groups"]["dev"]]
    assert _outside(ranges, _pins("dev")) == []


def test_the_tests_run_on_the_versions_that_users_get() -> None:
    dev = _pins("dev")
    assert {name: found for name, found in _pins("run").items() if dev.get(name) != found} == {}


def test_no_frame_library_but_polars_is_installed_for_use() -> None:
    assert {"pandas", "numpy", "pyarrow"} & set(_pins("run")) == set()


@pytest.mark.parametrize("lock", LOCKS)
def test_every_pin_is_hashed(lock: str) -> None:
    blocks = re.split(r"\n(?=\S)", _text(lock).strip())
    assert len(blocks) == len(PIN.findall(_text(lock)))
    assert [block.splitlines()[0] for block in blocks if "--hash=sha256:" not in block] == []


@pytest.mark.parametrize("lock", LOCKS)
def test_no_lock_says_where_packages_come_from(lock: str) -> None:
    assert re.findall(r"https?:|--(?:extra-)?index-url|--find-links|@ file", _text(lock)) == []


@pytest.mark.parametrize("folder", NPM)
def test_the_npm_lock_says_nothing_of_it_either(folder: str) -> None:
    text = (ROOT / folder / "package-lock.json").read_text(encoding="utf-8")
    assert re.findall(r'"resolved"|https?:', text) == []


@pytest.mark.parametrize("folder", NPM)
def test_the_npm_tools_are_pinned_and_hashed(folder: str) -> None:
    package = json.loads((ROOT / folder / "package.json").read_text(encoding="utf-8"))
    lock = json.loads((ROOT / folder / "package-lock.json").read_text(encoding="utf-8"))["packages"]
    for kind in ("dependencies", "devDependencies", "optionalDependencies"):
        for name, version in package.get(kind, {}).items():
            assert lock[f"node_modules/{name}"]["version"] == version
    assert [name for name, entry in lock.items() if name and "integrity" not in entry] == []
