"""The dashboard in a browser, under its own Content-Security-Policy.

``page`` fails a test on any console error and on any request that leaves this machine.
"""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.browser.serving import served
from tests.sample import sample
from tests.tools.browser import OpenPage
from tests.unit.dashboards import ledgers
from yjp.narrative.headline import headline, plain_text

pytestmark = pytest.mark.browser

# What Rotherham's Youth Justice Plan 2019-21 prints for the newest period, in the order of the cards.
VALUES = ["169 per 100,000", "33.0%", "3.47", "0.12 per 1,000"]
NAMES = {
    "fte_rate": "First time entrants",
    "binary_reoffending": "Reoffending",
    "reoffences_per_reoffender": "Reoffences per reoffender",
    "custody_rate": "Use of custody",
}
DRAWN = ".js-plotly-plot .main-svg .xtick text"
Y_VALUES = """name => document.querySelector('.js-plotly-plot').data.find(trace => trace.name === name)?.y"""


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    with served(sample()) as address:
        yield address


def opened(page: Page, address: str) -> Page:
    """The page once its chart is drawn."""
    page.goto(address)
    expect(page.locator(DRAWN).first).to_be_visible()
    return page


def radio(page: Page, indicator: str) -> object:
    return page.get_by_role("radio", name=NAMES[indicator], exact=True)


def choose(page: Page, indicator: str) -> None:
    page.get_by_role("radio", name=NAMES[indicator], exact=True).check()


def test_the_first_screen_answers(page: Page, address: str) -> None:
    opened(page, address)
    assert page.title() == "Headline figures – Rotherham youth justice"
    expect(page.get_by_role("banner")).to_contain_text("Data up to 18 June 2019")
    expect(
        page.get_by_text("The children in this example are made up; they stand for nobody.")
    ).to_be_visible()
    assert [value.replace("\n", " ") for value in page.locator(".card .value").all_inner_texts()] == VALUES
    facts = page.get_by_role("contentinfo").get_by_role("definition")
    expect(facts).to_have_text(["18 June 2019", "0000000000000000", "0.1.0"])


def test_the_chart_is_whole_under_the_policy(page: Page, address: str) -> None:
    opened(page, address)
    frame = page.locator(".graph").bounding_box()
    legend = page.locator(".js-plotly-plot .legend").bounding_box()
    ticks = page.locator(DRAWN).first.bounding_box()
    assert frame
    assert legend
    assert ticks
    # Under a policy without inline styles the legend and the axis fall out of the frame.
    assert frame["y"] <= legend["y"] < ticks["y"] < frame["y"] + frame["height"]
    assert not page.locator(".modebar-btn").count()


def test_a_verdict_has_a_letter_in_a_shape_of_its_own(page: Page, address: str) -> None:
    opened(page, address)
    page.get_by_text("How to read better, similar and worse").click()
    marks = page.locator(".key .verdict").evaluate_all(
        """verdicts => verdicts.map(verdict => {
            const mark = getComputedStyle(verdict, "::before");
            return [verdict.textContent, mark.content[1], mark.borderRadius + mark.borderStyle + mark.clipPath];
        })"""
    )
    assert [(word, letter) for word, letter, _ in marks] == [
        ("Better", "B"),
        ("Similar", "S"),
        ("Worse", "W"),
        ("Too few to compare", "?"),
    ]
    assert len({shape for _, _, shape in marks}) == 4


@pytest.mark.parametrize("indicator", list(NAMES))
def test_choosing_an_indicator_redraws_the_chart_and_names_it_in_the_address(
    page: Page, address: str, indicator: str
) -> None:
    start = "custody_rate" if indicator == "fte_rate" else "fte_rate"
    opened(page, f"{address}?indicator={start}")
    choose(page, indicator)
    expect(page).to_have_url(f"{address}?indicator={indicator}")
    ledger = sample()
    now = headline(ledger, indicator)
    assert now is not None
    expect(page.locator("#trend-takeaway")).to_have_text(now.takeaway)
    expect(page.locator("#trend-words p")).to_have_text([plain_text(sentence) for sentence in now.sentences])
    drawn = page.evaluate(Y_VALUES, "Rotherham")
    assert [y for y in drawn if y is not None] == pytest.approx(
        [figure.value for figure in ledger.series(indicator, "rotherham", 12)], rel=1e-12
    )
    frame = page.locator(".graph").bounding_box()
    assert frame
    assert frame["height"] > 300, "the chart keeps its height when it is drawn again"


def test_an_address_can_be_sent_to_a_colleague(page: Page, address: str) -> None:
    opened(page, f"{address}?indicator=custody_rate")
    expect(page.locator("#trend-takeaway")).to_contain_text("Use of custody")
    expect(page.get_by_role("radio", name="Use of custody")).to_be_checked()
    # 3 custodial sentences among 24,400 children, and 11 among 24,300 four years before.
    drawn = page.evaluate(Y_VALUES, "Rotherham")
    assert drawn[-1] == pytest.approx(3 / 24_400 * 1_000)
    assert drawn[0] == pytest.approx(11 / 24_300 * 1_000)


def test_an_address_with_an_unknown_indicator_shows_the_first(page: Page, address: str) -> None:
    opened(page, f"{address}?indicator=%3Cscript%3E")
    expect(page.get_by_role("radio", name="First time entrants")).to_be_checked()


def test_back_and_forward_follow_the_choice(page: Page, address: str) -> None:
    opened(page, address)
    choose(page, "custody_rate")
    expect(page.locator("#trend-takeaway")).to_contain_text("Use of custody")
    choose(page, "binary_reoffending")
    expect(page.locator("#trend-takeaway")).to_contain_text("Reoffending rose")
    page.go_back()
    expect(page.locator("#trend-takeaway")).to_contain_text("Use of custody")
    expect(page.get_by_role("radio", name="Use of custody")).to_be_checked()
    page.go_back()
    expect(page.locator("#trend-takeaway")).to_contain_text("First time entrants")
    page.go_forward()
    expect(page.locator("#trend-takeaway")).to_contain_text("Use of custody")


def test_a_cards_link_shows_its_trend_without_a_new_load(page: Page, address: str) -> None:
    opened(page, address)
    page.evaluate("window.notLoadedAnew = true")
    link = page.get_by_role("link", name="Show the trend of: Use of custody")
    assert link.get_attribute("href") == "?indicator=custody_rate#trend"
    link.click()
    expect(page.locator("#trend-takeaway")).to_contain_text("Use of custody")
    expect(page.locator("#trend")).to_be_focused()
    expect(page.locator("#trend")).to_be_in_viewport()
    assert page.evaluate("window.notLoadedAnew") is True


def test_a_cards_link_opened_afresh_arrives_at_the_trend(page: Page, address: str) -> None:
    opened(page, f"{address}?indicator=custody_rate#trend")
    expect(page.locator("#trend")).to_be_in_viewport()
    expect(page.locator("#trend-takeaway")).to_contain_text("Use of custody")


def test_the_table_behind_the_toggle_says_what_the_ledger_says(page: Page, address: str) -> None:
    ledger = sample()
    opened(page, f"{address}?indicator=custody_rate")
    table = page.locator("#trend-tables table").first
    expect(table).to_be_hidden()
    page.get_by_text("The numbers as tables").click()
    expect(table).to_be_visible()
    headers = table.locator("thead th").all_inner_texts()
    columns = dict(zip(headers, zip(*_rows(table), strict=True), strict=True))
    for area, name, _ in ledger.areas("custody_rate"):
        newest_first = reversed(ledger.series("custody_rate", area, 12))
        assert list(columns[name]) == [figure.number for figure in newest_first]
    ranges = [figure.interval for figure in reversed(ledger.series("custody_rate", "rotherham", 12))]
    assert list(columns["Rotherham: range for chance"]) == ranges
    assert len(ranges) == 5
    # It stays open when another indicator is chosen, and then holds that one's numbers.
    choose(page, "binary_reoffending")
    expect(table).to_contain_text("33.0%")
    expect(table).to_be_visible()


def _rows(table: object) -> list[list[str]]:
    rows = table.locator("tbody tr")  # type: ignore[attr-defined]
    return [rows.nth(index).locator("th, td").all_inner_texts() for index in range(rows.count())]


def test_the_keyboard_alone_is_enough(page: Page, address: str) -> None:
    opened(page, address)
    page.keyboard.press("Tab")
    skip = page.get_by_role("link", name="Skip to the figures")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()
    first = page.get_by_role("radio", name="First time entrants")
    _tab_to(page, "indicator-choice")
    expect(first).to_be_focused()
    outline = page.locator(".choices input:focus-visible + label")
    assert outline.evaluate("element => getComputedStyle(element).outlineStyle") == "solid"
    page.keyboard.press("ArrowRight")
    expect(page.locator("#trend-takeaway")).to_contain_text("Reoffending rose")
    expect(page.get_by_role("radio", name="Reoffending")).to_be_focused()
    page.keyboard.press("Tab")
    summary = page.get_by_text("The numbers as tables")
    expect(summary).to_be_focused()
    assert summary.evaluate("element => getComputedStyle(element).outlineWidth") == "3px"
    page.keyboard.press("Enter")
    expect(page.locator("#trend-tables table").first).to_be_visible()
    page.keyboard.press("Tab")
    expect(page.locator("#trend-tables .scroll").first).to_be_focused()


def _tab_to(page: Page, part_of_id: str) -> None:
    for _ in range(60):
        page.keyboard.press("Tab")
        if part_of_id in page.evaluate("document.activeElement.id"):
            return
    pytest.fail(f"the Tab key never came to {part_of_id}")


@pytest.mark.parametrize(("width", "height"), [(1280, 900), (640, 450), (390, 844), (360, 740), (320, 640)])
def test_nothing_needs_sideways_scrolling(open_page: OpenPage, address: str, width: int, height: int) -> None:
    """640 by 450 is 1280 by 900 at 200% zoom; 320 is what WCAG 1.4.10 asks for."""
    page = opened(open_page(viewport={"width": width, "height": height}), address)
    for summary in page.locator("details > summary").all():
        summary.click()
    assert page.evaluate("document.documentElement.scrollWidth") == width
    svg = page.locator(".js-plotly-plot .main-svg").first.bounding_box()
    assert svg
    assert svg["x"] >= 0
    assert svg["x"] + svg["width"] <= width


def test_on_paper_everything_is_unfolded_and_folded_again_after(page: Page, address: str) -> None:
    opened(page, address)
    wide = page.locator(".js-plotly-plot .main-svg").first.bounding_box()
    page.emulate_media(media="print")
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    expect(page.locator("#trend-tables table").first).to_be_visible()
    expect(page.get_by_text("The children in this example are made up")).to_be_visible()
    expect(page.get_by_role("radio").first).to_be_hidden()
    svg = page.locator(".js-plotly-plot .main-svg").first
    assert (svg.bounding_box() or {})["width"] == 680
    page.emulate_media(media="screen")
    page.evaluate("window.dispatchEvent(new Event('afterprint'))")
    expect(page.locator("#trend-tables table").first).to_be_hidden()
    page.wait_for_function(
        "width => document.querySelector('.js-plotly-plot .main-svg').getBoundingClientRect().width === width",
        arg=(wide or {})["width"],
    )


def test_motion_is_still_for_those_who_ask(open_page: OpenPage, address: str) -> None:
    behaviour = "getComputedStyle(document.documentElement).scrollBehavior"
    assert opened(open_page(reduced_motion="reduce"), address).evaluate(behaviour) == "auto"
    assert opened(open_page(reduced_motion="no-preference"), address).evaluate(behaviour) == "smooth"


def test_two_services_in_one_process_do_not_see_each_other(open_page: OpenPage) -> None:
    with (
        served(ledgers.renamed("Norwood")) as one,
        served(ledgers.renamed("Southam", made_up=False)) as other,
    ):
        first, second = opened(open_page(), one), opened(open_page(), other)
        for page, own, foreign in ((first, "Norwood", "Southam"), (second, "Southam", "Norwood")):
            choose(page, "custody_rate")
            expect(page.locator("#trend-takeaway")).to_contain_text("Use of custody")
            assert own in page.content()
            assert foreign not in page.content()
        assert first.locator(".made-up").count() == 1
        assert second.locator(".made-up").count() == 0


@pytest.mark.parametrize(
    ("missing", "sentence"),
    [
        ("figures", "There are no figures yet."),
        ("comparators", "There is nothing to compare this with"),
        ("past", "A trend needs at least two."),
    ],
)
def test_what_is_missing_is_said_on_the_page(page: Page, missing: str, sentence: str) -> None:
    ledger = {
        "figures": ledgers.without_figures,
        "comparators": ledgers.without_comparators,
        "past": ledgers.of_one_period,
    }[missing]()
    with served(ledger) as address:
        page.goto(address)
        expect(page.get_by_text(sentence).first).to_be_visible()
        # The chart's program comes last; it must not meet a server that has gone.
        page.wait_for_load_state("networkidle")


def test_an_address_without_a_page_says_so(page: Page, address: str) -> None:
    page.goto(f"{address}nowhere")
    expect(page.get_by_role("heading", name="There is no such page")).to_be_visible()
    page.get_by_role("link", name="headline figures").click()
    expect(page.locator(DRAWN).first).to_be_visible()


def test_all_but_plotly_is_small(page: Page, address: str) -> None:
    """Compressed bytes of a first load: the cards need all of it but Plotly, which comes last."""
    sizes: dict[str, int] = {}
    client = page.context.new_cdp_session(page)
    client.send("Network.enable")
    addresses: dict[str, str] = {}
    client.on("Network.responseReceived", lambda e: addresses.update({e["requestId"]: e["response"]["url"]}))
    client.on("Network.loadingFinished", lambda e: sizes.update({e["requestId"]: e["encodedDataLength"]}))
    opened(page, address)
    plotly = sum(size for request, size in sizes.items() if "plotly.min.js" in addresses.get(request, ""))
    rest = sum(sizes.values()) - plotly
    assert 0 < rest < 350_000
    assert 0 < plotly < 1_500_000
