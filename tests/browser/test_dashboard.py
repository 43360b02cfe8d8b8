"""The dashboard in a browser, under its own Content-Security-Policy.

``page`` fails a test on any console error and on any request that leaves this machine.
"""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.browser.serving import served
from tests.tools.browser import OpenPage, Watch
from tests.unit.charts import made
from tests.unit.dashboards import ledgers

pytestmark = pytest.mark.browser

# What Rotherham's Youth Justice Plan 2019-21 prints for the newest period, in the order of the cards.
VALUES = ["169 per 100,000", "33.0%", "3.47", "0.12 per 1,000"]
PAGES = ("", "first-time-entrants", "reoffending", "custody", "board-pack")


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    with served(made.made()) as address:
        yield address


def opened(page: Page, address: str) -> Page:
    page.goto(address)
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    return page


def test_the_first_screen_answers(page: Page, address: str) -> None:
    opened(page, address)
    assert page.title() == "Overview – Rotherham youth justice"
    expect(page.get_by_role("banner")).to_contain_text("Data up to 18 June 2019")
    expect(
        page.get_by_text("The children in this example are made up; they stand for nobody.")
    ).to_be_visible()
    assert [value.replace("\n", " ") for value in page.locator(".card .value").all_inner_texts()] == VALUES
    expect(page.get_by_role("heading", name="What changed since last quarter")).to_be_in_viewport()
    page.get_by_text("How these figures were made").click()
    facts = page.get_by_role("contentinfo").get_by_role("definition")
    expect(facts).to_have_text(["18 June 2019", "0000000000000000", "0.1.0"])


def test_a_verdict_has_a_letter_in_a_shape_of_its_own(page: Page, address: str) -> None:
    opened(page, address)
    page.get_by_text("How to read the verdicts").click()
    marks = page.locator(".key .verdict").evaluate_all(
        """verdicts => verdicts.map(verdict => {
            const mark = getComputedStyle(verdict, "::before");
            return [verdict.textContent, mark.content[1], mark.borderRadius + mark.borderStyle + mark.clipPath];
        })"""
    )
    assert [(word, letter) for word, letter, _ in marks] == [
        ("Better", "B"),
        ("No clear difference", "="),
        ("Worse", "W"),
        ("Too few to compare", "?"),
    ]
    assert len({shape for _, _, shape in marks}) == 4


def test_the_first_load_is_small_and_without_plotly(page: Page, address: str) -> None:
    """Compressed bytes: the cards need no chart library."""
    sizes: dict[str, int] = {}
    addresses: dict[str, str] = {}
    client = page.context.new_cdp_session(page)
    client.send("Network.enable")
    client.on("Network.responseReceived", lambda e: addresses.update({e["requestId"]: e["response"]["url"]}))
    client.on("Network.loadingFinished", lambda e: sizes.update({e["requestId"]: e["encodedDataLength"]}))
    opened(page, address)
    page.wait_for_load_state("networkidle")
    assert not [each for each in addresses.values() if "plotly" in each or "async-graph" in each]
    assert 0 < sum(sizes.values()) < 350_000


def test_the_menu_says_where_the_reader_is_and_reading_goes_on_there(page: Page, address: str) -> None:
    opened(page, address)
    menu = page.get_by_role("navigation", name="Pages")
    menu.get_by_role("link", name="Custody and remands").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Rotherham: custody and remands")
    expect(menu.locator("[aria-current=page]")).to_have_text(["Custody and remands"])
    expect(page.locator("main")).to_be_focused()
    assert page.title() == "Custody and remands – Rotherham youth justice"
    page.go_back()
    expect(page.get_by_role("heading", level=1)).to_have_text("Rotherham: overview")
    expect(menu.locator("[aria-current=page]")).to_have_text(["Overview"])


def test_on_a_phone_the_menu_is_folded(open_page: OpenPage, address: str) -> None:
    page = opened(open_page(viewport={"width": 360, "height": 740}), address)
    link = page.get_by_role("navigation", name="Pages").get_by_role("link", name="Reoffending", exact=True)
    expect(link).to_be_hidden()
    page.get_by_role("button", name="Pages").click()
    expect(link).to_be_visible()
    link.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Rotherham: reoffending")
    expect(link).to_be_hidden()


def test_dark_colours_follow_the_computer_and_the_choice(open_page: OpenPage, address: str) -> None:
    ground = "getComputedStyle(document.body).backgroundColor"
    light, dark = "rgb(243, 245, 246)", "rgb(18, 23, 28)"
    page = opened(open_page(color_scheme="dark"), address)
    assert page.evaluate(ground) == dark
    button = page.get_by_role("button", name="Dark colours")
    expect(button).to_have_attribute("aria-pressed", "true")
    button.click()
    assert page.evaluate(ground) == light
    expect(button).to_have_attribute("aria-pressed", "false")
    # The choice stays with the next page and the next load.
    page.goto(f"{address}custody")
    expect(page.locator(".panel").first).to_be_visible()
    assert page.evaluate(ground) == light


@pytest.mark.parametrize("path", PAGES)
def test_nothing_needs_sideways_scrolling(open_page: OpenPage, address: str, path: str) -> None:
    """640 by 450 is 1280 by 900 at 200% zoom; 320 is what WCAG 1.4.10 asks for; 1920 is a projector."""
    page = opened(open_page(viewport={"width": 320, "height": 640}), address + path)
    page.wait_for_load_state("networkidle")
    page.evaluate("document.querySelectorAll('details').forEach(part => part.open = true)")
    for width, height in ((320, 640), (360, 740), (640, 450), (1280, 900), (1920, 1080)):
        page.set_viewport_size({"width": width, "height": height})
        assert page.evaluate("document.documentElement.scrollWidth") == width
        drawn = page.locator(".js-plotly-plot .main-svg")
        for index in range(drawn.count()):
            page.wait_for_function(
                """([index, width]) => {
                    const box = document.querySelectorAll('.js-plotly-plot .main-svg')[index].getBoundingClientRect();
                    return box.left >= 0 && box.right <= width;
                }""",
                arg=[index, width],
            )


def test_the_board_pack_is_clean_paper(page: Page, address: str) -> None:
    opened(page, f"{address}board-pack")
    expect(page.locator(".js-plotly-plot .main-svg .xtick text").first).to_be_visible()
    expect(page.get_by_text("This is your own view")).to_be_visible()
    page.emulate_media(media="print")
    for gone in (page.get_by_text("This is your own view"), page.locator(".menu"), page.locator(".views")):
        expect(gone).to_be_hidden()
    expect(page.get_by_text("The children in this example are made up")).to_be_visible()
    breaks = page.locator(".sheet").evaluate_all("all => all.map(each => getComputedStyle(each).breakBefore)")
    assert breaks == ["page"] * 4
    named = page.locator(".foot summary").evaluate("it => getComputedStyle(it).textDecorationLine")
    assert named == "none", "on paper nothing can be followed"
    # A first sheet and one for each subject: no source or end of a footer alone on another.
    assert len(re.findall(rb"/Type\s*/Page[^s]", page.pdf(format="A4"))) == 5


def test_the_board_view_shows_a_safe_ledger_on_every_page(page: Page, address: str) -> None:
    opened(page, f"{address}first-time-entrants?by=care")
    expect(page.locator("#first-time-entrants-groups-tables")).to_contain_text("Looked after")
    # 3 children who were not looked after: by hand in the ledger.
    cell = (
        page.locator("#first-time-entrants-groups-tables tr", has_text="Not looked after").locator("td").first
    )
    expect(cell).to_have_text("3")
    page.get_by_role("button", name="Board view").click()
    expect(page.get_by_text("small numbers in breakdowns are hidden")).to_be_visible()
    expect(page).to_have_url(f"{address}first-time-entrants?by=care")
    expect(cell).to_have_text("not shown")


def test_motion_is_still_for_those_who_ask(open_page: OpenPage, address: str) -> None:
    behaviour = "getComputedStyle(document.documentElement).scrollBehavior"
    assert opened(open_page(reduced_motion="reduce"), address).evaluate(behaviour) == "auto"
    assert opened(open_page(reduced_motion="no-preference"), address).evaluate(behaviour) == "smooth"


def test_two_services_in_one_process_do_not_see_each_other(open_page: OpenPage) -> None:
    with (
        served(ledgers.renamed("Norwood")) as one,
        served(ledgers.renamed("Southam", made_up=False)) as other,
    ):
        first, second = opened(open_page(), f"{one}custody"), opened(open_page(), f"{other}custody")
        for page, own, foreign in ((first, "Norwood", "Southam"), (second, "Southam", "Norwood")):
            page.wait_for_load_state("networkidle")
            assert own in page.content()
            assert foreign not in page.content()
        assert first.locator(".made-up").count() == 1
        assert second.locator(".made-up").count() == 0


@pytest.mark.parametrize(
    ("missing", "path", "sentence"),
    [
        ("without_figures", "", "There are no figures yet."),
        ("without_comparators", "", "There is nothing to compare this with"),
        ("of_one_period", "custody", "A trend needs at least two."),
        ("of_one_quarter", "first-time-entrants", "There is no control chart yet."),
    ],
)
def test_what_is_missing_is_said_on_the_page(page: Page, missing: str, path: str, sentence: str) -> None:
    with served(getattr(ledgers, missing)()) as address:
        page.goto(address + path)
        expect(page.get_by_text(sentence).first).to_be_visible()
        # The chart's program comes last; it must not meet a server that has gone.
        page.wait_for_load_state("networkidle")


def test_an_address_without_a_page_says_so(page: Page, address: str, watch: Watch) -> None:
    watch.expect("404")
    page.goto(f"{address}nowhere")
    expect(page.get_by_role("heading", name="There is no such page")).to_be_visible()
    page.get_by_role("main").get_by_role("link", name="overview").click()
    expect(page.locator(".card").first).to_be_visible()
