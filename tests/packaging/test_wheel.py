"""What is inside the sdist and the wheel: all that yjp needs, and nothing that clashes with other projects."""

import tomllib

import pytest

from tests.packaging.conftest import Built
from tests.tools.tree import ROOT, tracked

pytestmark = pytest.mark.packaging

VERSION = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]
# Source folder in the tree -> where its files stand in the wheel.
SHIPPED = {
    "yjp": "yjp",
    "returns/yjp_returns": "yjp_returns",
    "dashboards/yjp_dashboards": "yjp_dashboards",
    "datasets": "yjp/_data/datasets",
    "templates": "yjp/_data/templates",
}


def test_only_our_own_names_stand_at_the_top_of_the_wheel(built: Built) -> None:
    """A top-level `returns` or `datasets` would overwrite other projects' packages without a word."""
    tops = {name.split("/", 1)[0] for name in built.wheel_names}
    assert tops == {"yjp", "yjp_returns", "yjp_dashboards", f"yjp-{VERSION}.dist-info"}


@pytest.mark.parametrize(("source", "place"), SHIPPED.items())
def test_every_file_of_the_tree_is_in_the_wheel(built: Built, source: str, place: str) -> None:
    """An ignore rule by kind of file (all CSVs, say) would drop some silently."""
    expected = {f"{place}/{file.relative_to(source)}" for file in tracked(source)}
    assert expected
    assert expected - built.wheel_names == set()


@pytest.mark.parametrize(
    "name",
    [
        "yjp/_data/datasets/population_10_17.csv",
        "yjp/_data/datasets/population_10_17.toml",
        "yjp/py.typed",
        "yjp_returns/py.typed",
        "yjp_dashboards/py.typed",
    ],
)
def test_files_known_by_name_are_in_the_wheel(built: Built, name: str) -> None:
    assert name in built.wheel_names


def test_every_dataset_ships_with_its_facts(built: Built) -> None:
    held = {name for name in built.wheel_names if name.startswith("yjp/_data/datasets/")}
    # Scorecards are declarations: each measure names its source itself.
    data = {name for name in held if "/scorecards/" not in name}
    tables = {name.removesuffix(".csv") for name in data if name.endswith(".csv")}
    assert tables == {name.removesuffix(".toml") for name in data if name.endswith(".toml")}


def test_a_word_template_and_a_style_sheet_are_in_the_wheel(built: Built) -> None:
    templates = {name for name in built.wheel_names if name.startswith("yjp/_data/templates/")}
    assets = {name for name in built.wheel_names if name.startswith("yjp_dashboards/assets/")}
    assert [name for name in templates if name.endswith(".docx")]
    assert [name for name in assets if name.endswith(".css")]


def test_no_test_is_shipped(built: Built) -> None:
    for names in (built.wheel_names, built.sdist_names):
        assert [
            n for n in names if n.startswith("tests/") or "/test_" in n or n.endswith("conftest.py")
        ] == []


def test_the_sdist_holds_sources_and_no_leavings(built: Built) -> None:
    tops = {name.split("/", 1)[0] for name in built.sdist_names}
    expected = {"yjp", "returns", "dashboards", "datasets", "templates"}
    expected |= {"README.md", "CHANGELOG.md", "LICENSE", "pyproject.toml", "PKG-INFO", ".gitignore"}
    assert tops == expected
    assert [name for name in built.sdist_names if name.endswith(".pyc")] == []


def test_the_readme_and_the_licence_are_in_the_metadata(built: Built) -> None:
    assert f"yjp-{VERSION}.dist-info/licenses/LICENSE" in built.wheel_names
