"""reference/indicators.md: every indicator of the registry, what it counts, and where it is shown.

Where it is shown is found out, not declared: both packaged examples are computed, drafted and opened as a dashboard.
"""

import io
import re
import sys
import zipfile
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from scripts.markdown import REFERENCE, code, grid, listed, page
from yjp.charts.to_plotly import to_plotly
from yjp.cli.dashboard import whole
from yjp.cli.intake import bring_in
from yjp.cli.plan_material import workspace_bindings, workspace_material
from yjp.indicators.definition import Indicator
from yjp.indicators.registry import PARTS, REGISTRY
from yjp.ledger import UNIT_WORDS, Ledger
from yjp.narrative.parts import plain_text
from yjp.plan.board.paper import board_paper
from yjp.plan.draft import draft
from yjp.settings import Settings
from yjp.store import Workspace
from yjp.synthetic import EXAMPLES, example, write_example
from yjp_dashboards.app import create_app
from yjp_dashboards.components import panel, tables
from yjp_dashboards.pages.registry import PAGES

GRADE = re.compile(r"\s*Grade ([A-Z]+)\.$")
ON_CHOICE = {
    "Key performance indicators": "KPIs",
    "Serious violence, remands, victims and reparation": "Wider measures",
    "Needs": "Needs",
    "Over-representation": "Over-representation",
}
"""Pages where a reader chooses which measure of a part is shown: all of them can be."""
RETURNED = "Key performance indicators"
"""The part that the quarterly return is made from."""


def pages() -> dict[Path, str]:
    """The page and its text."""
    return {REFERENCE / "indicators.md": indicators()}


def indicators() -> str:
    """Every indicator, by part; the sub-measures of a family as one table."""
    parts = []
    for title, found in PARTS.items():
        families: dict[str, list[Indicator]] = defaultdict(list)
        for each in found:
            families[each.part_of].append(each)
        parts.append(f"## {title}")
        for each in families.pop("", []):
            parts += _whole(each, title)
        for family, members in families.items():
            parts += _family(family, members, title)
    return page(
        "Indicators",
        f"The {len(REGISTRY)} measures that yjp knows. `yjp explain ID` prints the same of one. Each is in every "
        "export (`yjp figures`). Beside it stands where the packaged examples show it before a reader makes a choice. "
        "*Changes* are measures too: the id with `_change`. Rules with worked examples: "
        "[the counting rules](counting.md), [KPIs](kpi_counting.md), [needs](needs.md), "
        "[over-representation](over_representation.md), [wider measures](wider_measures.md). Grades: Q was read in the "
        "source, I is inferred, M is from memory; no grade: the source says it, or the reading is this toolkit's own.",
        *parts,
    )


def _whole(each: Indicator, part: str) -> list[str]:
    about = [
        f"Name: {code(each.id)}, version {each.definition_version}",
        f"Unit: {_unit(each)}; {each.polarity.value}",
        f"Counts: {each.numerator}" + ("" if _is_count(each) else f", over: {each.denominator}"),
        *(f"Counted: {entry}" for entry in each.counts_in),
        *(f"Left out: {entry}" for entry in each.counts_out),
        *(f"Differs from the official figure: {entry}" for entry in each.deviations),
        *([f"Always beside it: {each.caveat}"] if each.caveat else []),
        f"Source: {_source(each)}",
        f"Shown: {_shown(each, part)}",
    ]
    return [f"### {each.title}", listed(about)]


def _family(family: str, members: list[Indicator], part: str) -> list[str]:
    """What all have in common is said once; the rest is a table."""
    parts = [f"### {part}: all measures" if family not in KPI else f"### {KPI[family]}: sub-measures"]
    common = [
        (name, entry)
        for name, field in (("Counted", "counts_in"), ("Left out", "counts_out"), ("Differs", "deviations"))
        for entry in getattr(members[0], field)
        if all(entry in getattr(each, field) for each in members)
    ]
    said = {entry for _, entry in common}
    parts += [listed(f"{name}, in all of them: {entry}" for name, entry in common)] if common else []
    rows = [
        (
            code(each.id),
            each.title,
            _unit(each),
            "; ".join(entry for entry in each.counts_in if entry not in said),
            "; ".join(entry for entry in each.counts_out if entry not in said),
            _source(each),
            _shown(each, part),
        )
        for each in members
    ]
    return [
        *parts,
        grid(("id", "measure", "unit", "counts", "leaves out", "source and grade", "shown"), rows),
    ]


KPI = {f"kpi{number}": f"KPI {number}" for number in range(1, 11)}


def _is_count(each: Indicator) -> bool:
    return each.denominator.startswith("None")


def _unit(each: Indicator) -> str:
    return UNIT_WORDS[each.unit].strip() or each.unit.value.replace("_", " ")


def _source(each: Indicator) -> str:
    found = GRADE.search(each.source)
    return f"{GRADE.sub('', each.source)} (grade {found[1]})" if found else each.source.rstrip(".")


def _shown(each: Indicator, part: str) -> str:
    places = list(_places().get(each.id, ()))
    chosen = ON_CHOICE.get(part)
    if chosen and chosen not in places:
        places.insert(0, chosen)
    if part == RETURNED:
        places.append("KPI return")
    return ", ".join([*places, "exports"])


@cache
def _places() -> Mapping[str, tuple[str, ...]]:
    """Id of an indicator to the pages, the plan and the board paper that show a figure of it in an example."""
    found: dict[str, dict[str, None]] = defaultdict(dict)
    for name in EXAMPLES:
        with TemporaryDirectory() as folder:
            workspace, ledger = _computed(name, Path(folder))
            for place, text in _exits(workspace, ledger):
                for each in set(NAMES.findall(text)):
                    found[each.removesuffix("_change")][place] = None
    order = [*(p.name for p in PAGES), PLAN, BOARD]
    return {each: tuple(place for place in order if place in places) for each, places in found.items()}


PLAN, BOARD = "draft plan", "board paper"
NAMES = re.compile(
    rf"\b({'|'.join(sorted((each.id for each in REGISTRY), key=len, reverse=True))})\.\d{{4}}-"
)


def _computed(name: str, folder: Path) -> tuple[Workspace, Ledger]:
    about = example(name)
    write_example(name, folder / "extract")
    settings = Settings(
        service=about.service,
        made_up=True,
        extract_date=about.extract_date,
        complete_since=about.complete_since,
        published=about.published,
    )
    workspace = Workspace.create(folder / "workspace", settings)
    _, ledger = bring_in(workspace, [folder / "extract"], about.extract_date)
    return workspace, ledger


def _exits(workspace: Workspace, ledger: Ledger) -> Iterator[tuple[str, str]]:
    """(place, all that is written there) of each place that draws on the ledger alone."""
    source, house = whole(workspace)
    server = create_app(source, house).server
    with server.test_request_context("/", base_url="http://127.0.0.1:8050"):
        server.preprocess_request()
        for each in PAGES:
            if each.exists(ledger):
                with _noted(DRAWN) as drawn:
                    each.open(ledger).layout({})
                yield each.name, "".join(drawn)
    yield PLAN, _words(draft(ledger, material=workspace_material(workspace)))
    bindings = workspace_bindings(workspace, ledger, None)
    yield BOARD, _words(board_paper(bindings, QUARTER, QUARTER, None))


QUARTER = "2025Q1"
DRAWN: Sequence[Callable[..., Any]] = (tables.table, panel.tables_data, to_plotly, plain_text)
"""What the dashboard draws figures with; what is drawn names each figure."""


@contextmanager
def _noted(functions: Sequence[Callable[..., Any]]) -> Iterator[list[str]]:
    """What these functions are given meanwhile, wherever a module of the dashboard has imported them."""
    given: list[str] = []
    changed: list[tuple[Any, str, Any]] = []
    for function in functions:

        def noting(*arguments: Any, _function: Callable[..., Any] = function, **named: Any) -> Any:
            given.append(repr(arguments))
            return _function(*arguments, **named)

        for name, module in list(sys.modules.items()):
            if name.startswith("yjp_dashboards"):
                for key, value in list(vars(module).items()):
                    if value is function:
                        changed.append((module, key, value))
                        setattr(module, key, noting)
    try:
        yield given
    finally:
        for module, key, value in changed:
            setattr(module, key, value)


def _words(document: bytes) -> str:
    """The document's XML: every number of it is bound to a figure by its name."""
    with zipfile.ZipFile(io.BytesIO(document)) as package:
        return package.read("word/document.xml").decode()
