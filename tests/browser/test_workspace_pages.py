"""The pages about children, records, plan and measures in a browser: keyboard, axe, phone, and nothing lost."""

import threading
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
from click.testing import CliRunner
from playwright.sync_api import Page, expect
from waitress import wasyncore

from tests.tools.browser import Axe, OpenPage
from yjp.cli import yjp
from yjp.cli.dashboard import whole
from yjp.store import Workspace
from yjp_dashboards.serve import address_of, bind

pytestmark = pytest.mark.browser

PATHS = (
    "caseload",
    "needs",
    "over-representation",
    "wider",
    "custody",
    "tracker",
    "kpis",
    "local-measures",
    "data-quality",
    "plan",
    "behind-the-figures",
    "access-log",
)
DRAWN = ".js-plotly-plot .main-svg .xtick text"
ZOOMED = (640, 450)
"""A screen of 1280 by 900 at 200%."""
WITHOUT_CHART = ("data-quality", "plan", "behind-the-figures", "access-log")


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder: Path = tmp_path_factory.mktemp("pages") / "w"
    arguments = ["demo", "--no-serve", "--example", "rotherham_2025", "--dir", str(folder)]
    assert CliRunner().invoke(yjp, arguments).exit_code == 0
    # The example has no scorecard of its own; the figures are computed again with this one.
    for more in (["scorecard", "add", "early_help", "--published"], ["figures"]):
        assert CliRunner().invoke(yjp, ["-w", str(folder), *more]).exit_code == 0
    source, house = whole(Workspace(folder))
    server = bind(source, port=0, house=house)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    yield address_of(server)
    server.trigger.pull_trigger(lambda: wasyncore.close_all(server._map))
    thread.join(timeout=10)
    server.task_dispatcher.shutdown()


def opened(page: Page, address: str, path: str) -> Page:
    page.goto(f"{address}{path}")
    expect(page.locator("main h1")).to_be_visible()
    if path.partition("?")[0] not in WITHOUT_CHART:
        expect(page.locator(DRAWN).locator("visible=true").first).to_be_visible()
    for waiting in ("Judging the earlier imports…", "Checking the drafts against the figures…"):
        expect(page.get_by_text(waiting)).to_have_count(0)
    return page


def choose(page: Page, choice: str, label: str) -> None:
    """A choice is a list to open or a row of buttons, by how many there are."""
    control = page.locator(f"#{choice}")
    if control.evaluate("element => element.tagName") == "SELECT":
        control.select_option(label=label)
    else:
        control.get_by_label(label, exact=True).check()


@pytest.mark.parametrize("path", PATHS)
def test_no_rule_is_broken_with_everything_open(
    open_page: OpenPage, axe: Axe, address: str, path: str
) -> None:
    page = opened(open_page(bypass_csp=True, viewport={"width": 1280, "height": 900}), address, path)
    button = page.get_by_role("button", name="Open the list")
    if button.count():
        button.first.click()
        expect(page.locator(".records table").first).to_be_visible()
    page.evaluate("document.querySelectorAll('details').forEach(part => part.open = true)")
    assert axe(page) == []
    for width, height in ((320, 740), ZOOMED):
        page.set_viewport_size({"width": width, "height": height})
        # Charts follow the width of the screen a moment later.
        page.wait_for_function(f"document.documentElement.scrollWidth <= {width}")
        assert axe(page) == []
    page.emulate_media(color_scheme="dark")
    assert axe(page) == []


def test_an_action_is_changed_by_keyboard_alone(page: Page, address: str) -> None:
    opened(page, address, "plan")
    summary = page.locator(".change-action summary").first
    summary.focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(page.get_by_label("Status").first).to_be_focused()
    page.keyboard.type("Done")
    for _ in range(12):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.tagName") == "TEXTAREA":
            break
    page.keyboard.press("Control+a")
    page.keyboard.type("Settled by keyboard.")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Saved.")).to_be_visible()
    expect(page.locator(".actions tbody").first).to_contain_text("Settled by keyboard.")
    expect(page.locator(".actions tbody").first).to_contain_text("Done")
    page.reload()
    expect(page.get_by_text("Settled by keyboard.").first).to_be_visible()


def test_a_list_is_opened_and_sorted_by_keyboard(page: Page, address: str) -> None:
    opened(page, address, "behind-the-figures?list=custody")
    expect(page.locator("#behind-choice")).to_have_value("custody")
    page.get_by_role("button", name="Open the list").focus()
    page.keyboard.press("Enter")
    column = page.get_by_role("button", name="Sentenced")
    expect(column).to_be_visible()
    days = page.locator(".records tbody tr td:nth-child(2)")
    column.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("columnheader", name="Sentenced")).to_have_attribute("aria-sort", "ascending")
    rising = [datetime.strptime(day.replace("\xa0", " "), "%d %b %Y") for day in days.all_inner_texts()]  # noqa: DTZ007
    assert rising == sorted(rising)
    page.keyboard.press("Enter")
    falling = [datetime.strptime(day.replace("\xa0", " "), "%d %b %Y") for day in days.all_inner_texts()]  # noqa: DTZ007
    assert falling == sorted(rising, reverse=True)
    expect(page.get_by_role("link", name="Download the list (CSV)")).to_be_visible()


def test_the_day_and_grouping_are_in_the_address(page: Page, address: str) -> None:
    opened(page, address, "caseload")
    choose(page, "children-by", "Sex")
    expect(page).to_have_url(f"{address}caseload?by=sex")
    expect(page.locator("#children-who-caption")).to_contain_text("by sex")
    page.go_back()
    expect(page.locator("#children-who-caption")).to_contain_text("by age")


def test_a_kpi_is_chosen(page: Page, address: str) -> None:
    opened(page, address, "kpis")
    expect(page.get_by_text("Not yet suitable for decision-making").first).to_be_visible()
    choose(page, "kpis-kpi", "KPI 5: Substance misuse")
    expect(page.locator("#kpis-one-takeaway")).to_contain_text("KPI 5: Substance misuse")
    expect(page.locator("#kpis-one-tables")).to_contain_text("Specialist substance misuse treatment")
