"""Zero violations of axe-core's rules in every state of the dashboard; what axe cannot see is looked at by hand."""

from collections.abc import Callable, Iterator
from typing import Literal

import pytest
from playwright.sync_api import Page, expect

from tests.browser.serving import served
from tests.tools.browser import Axe, Watch
from tests.unit.charts import made
from tests.unit.dashboards import ledgers
from yjp.ledger import Ledger

pytestmark = pytest.mark.browser

DRAWN = ".js-plotly-plot .main-svg .xtick text"
UNFOLD = "document.querySelectorAll('details').forEach(part => part.open = true)"
PAGES = ("", "first-time-entrants", "reoffending", "custody", "board-pack", "nowhere")
STATES: tuple[tuple[str, int, int, Literal["light", "dark"]], ...] = (
    ("a desk", 1280, 900, "light"),
    ("dark", 1280, 900, "dark"),
    # 640 by 450 is 1280 by 900 at 200% zoom.
    ("200%", 640, 450, "light"),
    ("a phone", 360, 740, "light"),
    ("dark phone", 320, 640, "dark"),
)


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    with served(made.made()) as address:
        yield address


def settled(page: Page, address: str) -> Page:
    page.goto(address)
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    page.wait_for_load_state("networkidle")
    return page


@pytest.mark.parametrize("path", PAGES)
def test_no_rule_is_broken(page_without_csp: Page, axe: Axe, watch: Watch, address: str, path: str) -> None:
    """As it comes; then with everything open (tables, files, definitions, the menu of a phone), in every state."""
    if path == "nowhere":
        watch.expect("404")
    page = settled(page_without_csp, address + path)
    page.set_viewport_size({"width": 1280, "height": 900})
    assert axe(page) == []
    page.evaluate(UNFOLD)
    broken = {}
    for state, width, height, colours in STATES:
        page.emulate_media(color_scheme=colours)
        page.set_viewport_size({"width": width, "height": height})
        # Charts follow the width of the screen a moment later.
        page.wait_for_function("width => document.documentElement.scrollWidth === width", arg=width)
        menu = page.locator(".menu-button")
        if menu.is_visible() and menu.get_attribute("aria-expanded") != "true":
            menu.click()
        if found := axe(page):
            broken[state] = found
    assert broken == {}


@pytest.mark.parametrize("view", ["Board view", "Public view"])
def test_no_rule_is_broken_in_a_view_of_others(
    page_without_csp: Page, axe: Axe, address: str, view: str
) -> None:
    page = settled(page_without_csp, f"{address}first-time-entrants?by=care")
    page.get_by_role("button", name=view).click()
    expect(page.get_by_text("Left out are the lists of children")).to_be_visible()
    page.wait_for_load_state("networkidle")
    page.evaluate(UNFOLD)
    assert axe(page) == []


def test_no_rule_is_broken_after_a_choice(page_without_csp: Page, axe: Axe, address: str) -> None:
    page = settled(page_without_csp, f"{address}first-time-entrants")
    page.get_by_label("Show by").select_option("Outcome and care status")
    expect(page.locator("#first-time-entrants-groups-caption")).to_contain_text("outcome and care status")
    page.get_by_role("radio", name="Five years").check()
    expect(page.get_by_text("shown for one year only")).to_be_visible()
    assert axe(page) == []


@pytest.mark.parametrize("path", ["", "first-time-entrants"])
@pytest.mark.parametrize(
    "ledger",
    [
        ledgers.without_figures,
        ledgers.without_comparators,
        ledgers.of_one_period,
        ledgers.of_one_quarter,
        ledgers.of_twenty_years,
    ],
)
def test_no_rule_is_broken_when_little_or_much_is_held(
    page_without_csp: Page, axe: Axe, watch: Watch, ledger: Callable[[], Ledger], path: str
) -> None:
    if ledger is ledgers.without_figures and path:
        watch.expect("404")
    with served(ledger()) as address:
        page = settled(page_without_csp, address + path)
        page.evaluate(UNFOLD)
        assert axe(page) == []


def test_headings_and_landmarks_are_in_order(page: Page, address: str) -> None:
    settled(page, f"{address}custody")
    headings = page.evaluate(
        "Array.from(document.querySelectorAll('h1,h2,h3,h4,h5,h6')).map(h => [h.tagName, h.textContent])"
    )
    assert headings == [
        ["H1", "Rotherham: custody and remands"],
        ["H2", "How it moved"],
        ["H2", "Among other services"],
        ["H2", "Local estimate and official figure"],
        ["H2", "What is counted"],
        ["H2", "About these figures"],
    ]
    for landmark in ("banner", "main", "contentinfo"):
        assert page.get_by_role(landmark).count() == 1


def test_the_chart_is_told_to_those_who_do_not_see_it(page: Page, address: str) -> None:
    page.goto(f"{address}custody")
    expect(page.locator(DRAWN).first).to_be_visible()
    told = page.get_by_role("figure").first.aria_snapshot()
    # 11 of 24,300 and 3 of 24,400 children: 0.45 and 0.12 per 1,000.
    assert "Rotherham went from 0.45 per 1,000 in March 2015 to 0.12 per 1,000 in March 2019" in told
    assert "Twelve months to the end of" not in told, "the drawing itself is hidden from screen readers"


def test_each_sparkline_has_words(page: Page, address: str) -> None:
    page.goto(address)
    expect(page.locator(".card img").first).to_be_visible()
    words = page.locator(".card img").evaluate_all("images => images.map(image => image.alt)")
    assert len(words) == 4
    assert "from 362 per 100,000" in words[0]
    assert page.locator(".card img").evaluate_all("images => images.every(image => image.naturalWidth > 0)")
