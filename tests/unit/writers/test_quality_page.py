"""The page: whole in itself, said in words, and no rule of axe broken."""

from collections.abc import Callable

import pytest
from lxml import html
from playwright.sync_api import Page, expect

from tests.tools.browser import Axe, OpenPage
from tests.unit.writers.reports import clean, empty, full
from yjp.quality.report import QualityReport
from yjp.writers.quality_page import MOST_RECORDS, quality_page

Make = Callable[[], QualityReport]


def test_the_page_is_whole_in_itself() -> None:
    content = quality_page(full())
    assert content == quality_page(full())
    page = html.document_fromstring(content.decode())
    assert page.get("lang") == "en-GB"
    assert page.xpath("//script | //img | //link | //iframe | //object | //*[@src] | //*[@onclick]") == []
    assert [a for a in page.xpath("//a/@href") if not a.startswith("#")] == []
    assert "url(" not in page.xpath("string(//style)")
    assert "@import" not in page.xpath("string(//style)")
    assert "default-src 'none'" in page.xpath("string(//meta[@http-equiv]/@content)")
    assert "made up" in page.xpath("string(//header)")


def test_every_table_has_a_caption_and_headings_with_scope() -> None:
    page = html.document_fromstring(quality_page(full()).decode())
    tables = page.xpath("//table")
    assert len(tables) == 8
    for table in tables:
        assert table.xpath("string(caption)")
        assert set(table.xpath(".//th/@scope")) == {"col", "row"}
        assert all(table.xpath("count(thead/tr/th)") == len(row) for row in table.xpath("tbody/tr"))
    assert len({t.xpath("string(caption)") for t in tables}) == len(tables)


def test_values_are_text_and_never_markup() -> None:
    page = html.document_fromstring(quality_page(full()).decode())
    cells = page.xpath("//section[@aria-labelledby='aside']//td/text()")
    assert any("a\N{REPLACEMENT CHARACTER}b\N{REPLACEMENT CHARACTER}<b>&" in cell for cell in cells)
    assert page.xpath("//b") == []


def test_it_says_what_moves_a_headline_first() -> None:
    page = html.document_fromstring(quality_page(full()).decode())
    assert page.xpath("//main/section/h2/text()")[:3] == [
        "What could move the newest figures",
        "Rules that fail",
        "Failing records",
    ]
    first = [cell.text_content() for cell in page.xpath("//section[1]//tbody/tr[1]/*")]
    assert first == ["First time entrants", "Jul 2025 to Jun 2026", "2", "0 to 4", "3"]
    rules = page.xpath("//section[@aria-labelledby='failed']//tbody/tr/th")
    assert [rule.text_content() for rule in rules] == ["OUT1error", "ETH1query"]


def test_a_rule_with_many_records_shows_the_first_and_says_where_the_rest_are() -> None:
    from tests.spec.reading import read
    from tests.unit.quality.toys import reported, rule

    lines = "\n".join(f"C{i} | 2010-01-01 | 2024-07-10 | 2024-09-01 | referral_order" for i in range(60))
    caseload = read("child | born | offence | outcome | type\n" + lines)
    ids = [f"O{i}" for i in range(1, 61)]
    page = html.document_fromstring(quality_page(reported(caseload, rule("X", "outcomes", *ids))).decode())
    (details,) = page.xpath("//details")
    assert len(details.xpath(".//tbody/tr")) == MOST_RECORDS
    assert details.xpath("string(.//caption)") == "X, records of outcomes, the first 50 of 60"
    assert "The workbook has all of them." in details.text_content()


@pytest.mark.browser
@pytest.mark.parametrize("make", [full, clean, empty])
@pytest.mark.parametrize("width", [1280, 360])
def test_no_rule_of_axe_is_broken(make: Make, width: int, open_page: OpenPage, axe: Axe) -> None:
    page = open_page(bypass_csp=True, viewport={"width": width, "height": 800})
    page.set_content(quality_page(make()).decode())
    assert axe(page) == []
    for summary in page.locator("details > summary").all():
        summary.click()
    assert axe(page) == []


@pytest.mark.browser
def test_it_is_shown_under_its_own_policy_and_never_wider_than_the_screen(open_page: OpenPage) -> None:
    page: Page = open_page(viewport={"width": 320, "height": 800})
    page.set_content(quality_page(full()).decode())
    expect(page.get_by_role("heading", level=1)).to_have_text(
        "Data quality: Rotherham, extract of 30 June 2026"
    )
    # The style sheet is applied (the policy allows it), and long tables scroll within themselves.
    assert page.evaluate("getComputedStyle(document.querySelector('caption')).textAlign") == "left"
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    assert page.get_by_role("region").count() >= 6
