"""Zero violations of axe-core's rules in every state of the dashboard; what axe cannot see is looked at by hand."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.browser.serving import served
from tests.sample import sample
from tests.tools.browser import Axe, OpenPage
from tests.unit.dashboards import ledgers
from yjp.ledger import Ledger

pytestmark = pytest.mark.browser

DRAWN = ".js-plotly-plot .main-svg .xtick text"
INDICATORS = ("fte_rate", "binary_reoffending", "reoffences_per_reoffender", "custody_rate")


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    with served(sample()) as address:
        yield address


def unfold(page: Page) -> None:
    for summary in page.locator("details > summary").all():
        summary.click()


@pytest.mark.parametrize("width", [1280, 360])
@pytest.mark.parametrize(
    ("indicator", "unfolded"), [(INDICATORS[0], False), *((each, True) for each in INDICATORS)]
)
def test_no_rule_is_broken(
    open_page: OpenPage, axe: Axe, address: str, indicator: str, unfolded: bool, width: int
) -> None:
    page = open_page(bypass_csp=True, viewport={"width": width, "height": 800})
    page.goto(f"{address}?indicator={indicator}")
    expect(page.locator(DRAWN).first).to_be_visible()
    if unfolded:
        unfold(page)
    assert axe(page) == []


def test_no_rule_is_broken_after_a_choice(page_without_csp: Page, axe: Axe, address: str) -> None:
    page = page_without_csp
    page.goto(address)
    page.get_by_role("radio", name="Use of custody").check()
    expect(page.locator("#trend-takeaway")).to_contain_text("Use of custody")
    assert axe(page) == []


@pytest.mark.parametrize(
    "ledger", [ledgers.without_figures, ledgers.without_comparators, ledgers.of_one_period]
)
def test_no_rule_is_broken_when_something_is_missing(
    page_without_csp: Page, axe: Axe, ledger: Callable[[], Ledger]
) -> None:
    with served(ledger()) as address:
        page_without_csp.goto(address)
        expect(page_without_csp.get_by_role("heading", level=1)).to_be_visible()
        page_without_csp.wait_for_load_state("networkidle")
        assert axe(page_without_csp) == []


def test_headings_and_landmarks_are_in_order(page: Page, address: str) -> None:
    page.goto(f"{address}?indicator=custody_rate")
    expect(page.locator(DRAWN).first).to_be_visible()
    headings = page.evaluate(
        "Array.from(document.querySelectorAll('h1,h2,h3,h4,h5,h6')).map(h => [h.tagName, h.textContent])"
    )
    assert headings == [
        ["H1", "Rotherham: headline figures"],
        ["H2", "Where we stand"],
        ["H3", "First time entrants"],
        ["H3", "Reoffending"],
        ["H3", "Reoffences per reoffender"],
        ["H3", "Use of custody"],
        ["H2", "Trend over time"],
        ["H3", "Use of custody fell; too few to compare"],
        ["H2", "About these figures"],
    ]
    for landmark in ("banner", "main", "contentinfo"):
        assert page.get_by_role(landmark).count() == 1


def test_the_chart_is_told_to_those_who_do_not_see_it(page: Page, address: str) -> None:
    page.goto(f"{address}?indicator=custody_rate")
    expect(page.locator(DRAWN).first).to_be_visible()
    figure = page.get_by_role("figure")
    told = figure.aria_snapshot()
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
