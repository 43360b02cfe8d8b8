"""Writes docs/screenshots/*.png and docs/how_to/use_the_dashboard.md: every page, with the made-up example.

    .venv/bin/python scripts/build_screenshots.py [PAGE ...]

It needs Chromium, as the browser tests do. The pages are those that the registry has and one of the examples has
figures for; with names of pages, only these pictures are taken again.
"""

import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

from playwright.sync_api import sync_playwright
from waitress import wasyncore

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))

from tests.tools.browser import ARGUMENTS  # noqa: E402  the tests are no package that is installed
from tests.tools.programs import chromium_path  # noqa: E402
from yjp.cli.dashboard import whole  # noqa: E402
from yjp.store import Workspace  # noqa: E402
from yjp_dashboards.pages.registry import PAGES  # noqa: E402
from yjp_dashboards.serve import address_of, bind  # noqa: E402

FOLDER = ROOT / "docs" / "screenshots"
PAGE = ROOT / "docs" / "how_to" / "use_the_dashboard.md"
WIDTH, SCALE = 1280, 0.65
HEIGHTS = (1900, 1600, 1300, 1000, 800)
"""Of the page in its own pixels; tried until the picture is small enough."""
LARGEST = 150_000
VIEWS = (
    (
        "board-view",
        "/first-time-entrants",
        "Board view",
        {"viewport": {"width": WIDTH, "height": 1000}, "device_scale_factor": SCALE},
    ),
    (
        "dark",
        "/custody",
        None,
        {"viewport": {"width": WIDTH, "height": 1000}, "device_scale_factor": SCALE, "color_scheme": "dark"},
    ),
    ("phone", "/", None, {"viewport": {"width": 360, "height": 1400}}),
)
"""Further pictures: name, path, the view to change to, and how the browser is set."""
INTRODUCTION = """# The dashboard

`yjp dashboard` opens it in a browser on your own computer; nothing leaves the computer. How to put it on a server, and
who may then see what, is in [serve.md](serve.md).

**In a hurry: is our custody rate really lower than our family's?** On the overview, follow *Look closer* on the card
*Use of custody*. The sentence above the chart answers, and says whether chance would explain the difference. Under
the chart open *Download or share* and take the *Word page with the chart*: the answer, a chart that Word can edit,
and its table. Numbers in it are bound as in the plan, so that `yjp plan refresh` finds them again.

**Every chart** has a sentence that says what to take from it, the same numbers as a table, files (a Word page with the
native chart, an accessible workbook, CSV, a picture), its definition and source, and an address of its own: what you
choose is in the address, so that a colleague sees what you see.

**Board view** and **public view**, at the top, show everything as the board or the public may see it: small numbers in
breakdowns are hidden, and the lists of children, data quality and the access log are left out. An address carries what
you chose, and opens in the view of whoever reads it. The page *Board pack* prints cleanly, a subject on a sheet; change
to the board view first.

**Which children?** Beside a change on the overview, and under *Why the rolling year moved*, *See these children* leads
to the lists of the newest quarter and of the one that went out. *Open the list* shows one; each opening is written
down.

**Another year**: choose it at the top of *First time entrants*, *Reoffending* or *Custody*; the whole page follows.
Each page has its own choice, since their figures are of different years.

The page *Local measures* is there once a scorecard has been added (`yjp scorecard add`), *KPIs* where the extract has
what they count, from April 2023.

The pictures show the built-in examples. Their children are made up; they stand for nobody.
`scripts/build_screenshots.py` makes this page and its pictures.
"""


EXAMPLES = ("rotherham_2019", "rotherham_2025")
ADDED = (["scorecard", "add", "early_help", "--published"], ["figures"])
"""A page is shown with the first of them that has figures for it."""


def main() -> None:
    """Take the pictures and write the page."""
    wanted = set(sys.argv[1:])
    FOLDER.mkdir(exist_ok=True)
    with ExitStack() as open_:
        folder = Path(open_.enter_context(tempfile.TemporaryDirectory()))
        addresses = [open_.enter_context(_served(folder / name, name)) for name in EXAMPLES]
        shown = _pictures(addresses, wanted)
    PAGE.write_text(_document(shown), encoding="utf-8", newline="\n")


@contextmanager
def _served(path: Path, example: str) -> Iterator[str]:
    command = [sys.executable, "-c", "from yjp.cli import main; main()"]
    arguments = ["demo", "--no-serve", "--example", example, "--dir", str(path)]
    # The examples have no scorecards of their own; with one, the figures are computed again.
    for each in (arguments, *(["-w", str(path), *more] for more in ADDED)):
        subprocess.run([*command, *each], check=True, capture_output=True)
    source, house = whole(Workspace(path))
    server = bind(source, port=0, house=house)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    try:
        yield address_of(server).rstrip("/")
    finally:
        server.trigger.pull_trigger(lambda: wasyncore.close_all(server._map))
        thread.join(timeout=10)


def _pictures(addresses: list[str], wanted: set[str]) -> list[tuple[str, str, str]]:
    """File, name and lead of every page there is."""
    shown = []
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=chromium_path(), args=list(ARGUMENTS))
        context = browser.new_context(
            viewport={"width": WIDTH, "height": 1000}, device_scale_factor=SCALE, locale="en-GB"
        )
        page = context.new_page()
        for each in PAGES:
            if not _found(page, [address + each.path for address in addresses]):
                continue
            file = "overview" if each.path == "/" else each.path.strip("/").replace("/", "-")
            lead = page.locator("main .lead").first
            shown.append((file, each.name, lead.inner_text() if lead.count() else ""))
            if not wanted or file in wanted:
                _save(page, file)
        context.close()
        for file, path, view, options in VIEWS:
            if wanted and file not in wanted:
                continue
            context = browser.new_context(locale="en-GB", **options)
            page = context.new_page()
            _open(page, addresses[0] + path)
            if view:
                page.get_by_role("button", name=view).click()
                page.wait_for_load_state("networkidle")
                page.wait_for_timeout(300)
            _save(page, file)
            context.close()
        browser.close()
    return shown


def _found(page: Any, addresses: list[str]) -> bool:
    for address in addresses:
        _open(page, address)
        if not page.get_by_role("heading", name="There is no such page").count():
            return True
    return False


def _open(page: Any, address: str) -> None:
    page.goto(address)
    page.locator("main h1").wait_for()
    page.wait_for_load_state("networkidle")
    # Plotly draws once more when its frame has its final width.
    page.wait_for_timeout(300)


def _save(page: Any, file: str) -> None:
    size = page.viewport_size
    content = b""
    for height in HEIGHTS:
        held = page.evaluate("document.documentElement.scrollHeight")
        clip = {"x": 0, "y": 0, "width": size["width"], "height": min(height, held)}
        content = page.screenshot(clip=clip, full_page=True)
        if len(content) <= LARGEST:
            break
    (FOLDER / f"{file}.png").write_bytes(content)
    print(f"{file}.png: {len(content) / 1_000:.0f} kB")


def _document(shown: list[tuple[str, str, str]]) -> str:
    parts = [INTRODUCTION]
    for file, name, lead in shown:
        words = f"{lead}\n\n" if lead else ""
        parts.append(
            f"## {name}\n\n{words}![{name}: the page with the made-up example](../screenshots/{file}.png)\n"
        )
    parts.append(
        "## As others see it\n\n"
        "![First time entrants in the board view](../screenshots/board-view.png)\n\n"
        "![Custody and remands in dark colours](../screenshots/dark.png)\n\n"
        "![The overview on a phone](../screenshots/phone.png)\n"
    )
    return "\n".join(parts)


if __name__ == "__main__":
    main()
