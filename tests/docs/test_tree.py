"""The shape of the tree: names that say what is inside, small modules, source roots that are not packages."""

from pathlib import Path

import pytest

from tests.tools.tree import ROOT, tracked

SHIPPED = ("yjp", "returns", "dashboards")
LONGEST_MODULE = 400
VAGUE = {"utils.py", "util.py", "helpers.py", "misc.py", "core.py", "common.py"}


def test_the_tree_is_seen() -> None:
    """Without this, an empty listing would pass every guard here."""
    assert {Path("pyproject.toml"), Path("yjp/ledger.py"), Path("Makefile")} <= set(tracked())


def test_no_module_has_a_name_that_says_nothing() -> None:
    assert [str(file) for file in tracked() if file.name in VAGUE] == []


@pytest.mark.parametrize("folder", ["returns", "dashboards", "datasets", "templates"])
def test_source_roots_and_data_folders_are_no_packages(folder: str) -> None:
    """`returns` and `datasets` are import names of other projects: one __init__.py here would shadow them."""
    assert not (ROOT / folder / "__init__.py").exists()


@pytest.mark.parametrize("folder", SHIPPED)
def test_modules_are_short(folder: str) -> None:
    modules = [file for file in tracked(folder) if file.suffix == ".py"]
    lengths = {str(file): len((ROOT / file).read_text(encoding="utf-8").splitlines()) for file in modules}
    assert lengths
    assert {name: lines for name, lines in lengths.items() if lines > LONGEST_MODULE} == {}


@pytest.mark.parametrize(
    "script", [".ci/run", "scripts/setup.sh", "scripts/check.sh", "scripts/docs.sh", "scripts/test.sh"]
)
def test_scripts_can_be_run_from_a_fresh_clone(script: str) -> None:
    assert (ROOT / script).stat().st_mode & 0o111 == 0o111


@pytest.mark.parametrize("command", ["make demo", "make test"])
def test_the_readme_gives_the_two_commands(command: str) -> None:
    assert command in (ROOT / "README.md").read_text(encoding="utf-8")
