"""The page and the picture of the architecture are true to the tree and to the import contract."""

import re
from itertools import combinations
from pathlib import Path
from xml.etree import ElementTree

from scripts import architecture
from scripts.architecture_layout import WIDE, Box, layout, name_of
from scripts.build_architecture_picture import PICTURE, drawing
from tests.tools.tree import ROOT, tracked

PAGE = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
PATH = re.compile(r"`((?:yjp|dashboards|returns|datasets)/[\w/.]*)`")
SVG = "{http://www.w3.org/2000/svg}"


def _words() -> list[str]:
    found = ElementTree.fromstring(PICTURE.read_text(encoding="utf-8")).iter(f"{SVG}text")
    return [each.text or "" for each in found]


def test_every_unit_of_the_contract_is_on_the_picture_once() -> None:
    units = architecture.units()
    assert len(units) >= 50
    said = [words.split(":")[0] for words in _words()]
    assert {unit: said.count(name_of(unit)) for unit in units if said.count(name_of(unit)) != 1} == {}


def test_every_layer_has_its_number() -> None:
    numbers = [int(words) for words in _words() if words.isdigit()]
    assert numbers == list(range(1, len(architecture.layers()) + 1))


def test_no_module_escapes_the_contract() -> None:
    """A module that the contract does not name may import anything, and nobody would know."""
    assert [each for each in architecture.modules() if architecture.unit_of(each) is None] == ["yjp"]


def test_who_sees_children_is_read_from_the_code() -> None:
    """Worked out by hand from the imports: these the line must hold, and these it must not."""
    seeing = architecture.seeing_children()
    assert {"yjp.model", "yjp.store", "yjp.indicators", "yjp.compute", "yjp.quality", "yjp_returns"} <= seeing
    assert not seeing & {
        "yjp.ledger",
        "yjp.charts",
        "yjp.plan",
        "yjp_dashboards",
        "yjp.comparators",
        "yjp.errors",
    }
    assert not seeing & architecture.kept_from_children()


def test_the_line_is_around_all_that_see_children_and_nothing_else() -> None:
    drawn = layout()
    line = drawn.inside
    inside = {
        unit
        for unit, box in drawn.units.items()
        if line.left < box.left and box.right < line.right and line.top < box.top and box.bottom < line.bottom
    }
    assert architecture.seeing_children() - inside == {"yjp_returns", "yjp.cli"}
    assert inside <= architecture.seeing_children()


def test_only_the_edges_ask_the_time() -> None:
    """The benchmark of the whole country measures itself; nothing else below the dashboard has a clock.

    ``yjp.moments`` reads it for the command line, and for nobody below.
    """
    assert architecture.asking_the_time() == {
        "yjp.moments",
        "yjp.cli",
        "yjp_dashboards",
        "yjp.national",
    }
    asked = re.compile(r"^ *from yjp\.moments import .*\b(?:now|today)\b", re.MULTILINE)
    reading = [
        file for file in tracked("yjp") if file.suffix == ".py" and asked.search((ROOT / file).read_text())
    ]
    assert {file.parts[:2] for file in reading} == {("yjp", "cli")}


def test_nothing_lies_on_anything_else() -> None:
    drawn = layout()
    boxes = {**drawn.units, **drawn.shelves}

    def apart(one: Box, other: Box) -> bool:
        across = one.right <= other.left or other.right <= one.left
        return across or one.bottom <= other.top or other.bottom <= one.top

    assert [(a, b) for a, b in combinations(boxes, 2) if not apart(boxes[a], boxes[b])] == []


def test_names_fit_their_boxes() -> None:
    drawn = layout()
    widths = {unit: len(name_of(unit)) * WIDE for unit in drawn.units}
    assert {unit: width for unit, width in widths.items() if width > drawn.units[unit].width} == {}


def test_the_picture_says_in_words_what_it_shows() -> None:
    root = ElementTree.fromstring(drawing())
    title, description = root.find(f"{SVG}title"), root.find(f"{SVG}desc")
    assert title is not None
    assert description is not None
    assert root.get("role") == "img"
    assert root.get("aria-labelledby") == f"{title.get('id')} {description.get('id')}"
    assert all(name_of(unit) in (description.text or "") for unit in architecture.units())


def test_the_page_names_only_what_is_there() -> None:
    named = PATH.findall(PAGE)
    assert len(set(named)) >= 35
    assert [path for path in named if not (ROOT / path).exists()] == []


def test_the_page_names_every_kind_of_test() -> None:
    rows = PAGE.split("## Where the tests are")[1]
    named = set(re.findall(r"`(\w+)/`", rows.split("| --- | --- |")[1].split("\n\n")[0]))
    there = {path.relative_to(ROOT / "tests").parts[0] for path in (ROOT / "tests").rglob("*/test_*.py")}
    assert there - named == {"tools"}, "tools/ holds what tests are made with, and the tests of that"
    assert named <= there


def test_the_page_is_short() -> None:
    """It is to be read at one sitting."""
    assert len(PAGE.splitlines()) <= 100


def test_the_picture_is_where_the_page_looks_for_it() -> None:
    assert Path(PICTURE).parent == ROOT / "docs"
    assert f"]({PICTURE.name})" in PAGE
