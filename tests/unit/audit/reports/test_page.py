"""The page: whole in itself, the text with marks in the margin, and no rule of axe broken."""

import pytest
from lxml import html
from playwright.sync_api import Page, expect

from tests.tools.browser import Axe, OpenPage
from tests.unit.audit.reports.audits import CHILDREN, CUSTODY, audit, clean, document
from yjp.audit.reports.page import audit_page

PAGE = audit_page([(document(), audit())])
BOTH = audit_page([(document(), audit()), (document(), clean())])


def test_the_page_is_whole_in_itself() -> None:
    assert audit_page([(document(), audit())]) == PAGE
    page = html.document_fromstring(PAGE.decode())
    assert page.get("lang") == "en-GB"
    assert page.xpath("//script | //img | //link | //iframe | //object | //*[@src] | //*[@onclick]") == []
    assert [a for a in page.xpath("//a/@href") if not a.startswith("#")] == []
    targets = {a[1:] for a in page.xpath("//a/@href")}
    assert targets <= set(page.xpath("//@id"))
    assert len(page.xpath("//@id")) == len(set(page.xpath("//@id")))
    assert "url(" not in page.xpath("string(//style)")
    assert "default-src 'none'" in page.xpath("string(//meta[@http-equiv]/@content)")


def test_the_text_stands_as_it_is_and_its_marks_point_at_the_numbers() -> None:
    page = html.document_fromstring(PAGE.decode())
    marks = [(mark.get("class"), mark.text) for mark in page.xpath("//section[3]//mark")]
    assert marks == [
        ("contradicted", "2.6%"),
        ("contradicted", "13"),
        ("decision-changing", "2.77"),
        ("decision-changing", "3.47"),
        ("suspicious", "0.8"),
    ]
    for link in page.xpath("//mark/a"):
        link.drop_tree()
    paragraphs = [p.text_content() for p in page.xpath("//div[contains(@class, 'text')]/p")]
    assert CHILDREN in paragraphs
    assert CUSTODY in paragraphs
    assert page.xpath("//p/b[text()='Header: ']")
    verified = page.xpath("//span[@class='verified']/text()")
    assert verified == ["24.3%", "25", "3"]


def test_notes_stand_beside_the_paragraph_that_they_speak_of() -> None:
    page = html.document_fromstring(PAGE.decode())
    rows = [
        (row.xpath("string(div)").strip()[:8], [note.xpath("string(p[2])") for note in row.xpath("ul/li")])
        for row in page.xpath("//div[contains(@class, 'flagged')]")
    ]
    assert [notes for _, notes in rows] == [
        ["If 25 is 24.3%, there are 103 in all; 13 of 103 is 12.6%, but 2.6% is printed."],
        ["The text says that it fell, but the table has 2.77 and then 3.47: it rose."],
        ["The decimal point may have slipped."],
    ]
    # Heading 4 of the document stands right under the page's own heading 2.
    assert page.xpath("//div[@class='text']/h3/text()") == ["7b. Local demographics"]
    assert list(page.xpath("//span[@class='place']/text()")) == ["page 9", "page 10"]


def test_several_documents_have_sections_of_their_own() -> None:
    page = html.document_fromstring(BOTH.decode())
    assert len(page.xpath("//main/section")) == 6
    assert len(page.xpath("//form")) == 1
    assert page.xpath("//section[4]/p/text()") == ["Nothing was found that other numbers contradict."]


@pytest.mark.browser
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 360])
def test_no_rule_of_axe_is_broken(scheme: str, width: int, open_page: OpenPage, axe: Axe) -> None:
    page = open_page(bypass_csp=True, viewport={"width": width, "height": 800}, color_scheme=scheme)
    page.set_content(BOTH.decode())
    assert axe(page) == []
    for box in page.get_by_role("checkbox").all():
        box.click()
    assert axe(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.browser
def test_the_boxes_filter_without_a_script(page: Page) -> None:
    page.set_content(PAGE.decode())
    notes = page.locator(".margin > li")
    expect(notes.filter(visible=True)).to_have_count(3)
    page.get_by_role("checkbox", name="suspicious").click()
    expect(notes.filter(visible=True)).to_have_count(2)
    expect(page.get_by_text("Rate of custody")).to_be_visible()
    page.get_by_label("only paragraphs with findings").click()
    expect(page.get_by_text("Rate of custody")).to_be_hidden()
    expect(page.locator("mark.contradicted").first).to_be_visible()


@pytest.mark.browser
def test_a_link_leads_from_the_list_to_the_place_and_on_to_the_note(page: Page) -> None:
    page.set_content(PAGE.decode())
    page.get_by_role("link", name="page 10").click()
    expect(page.locator("mark.suspicious a")).to_be_in_viewport()
    page.get_by_role("link", name="Finding 3: suspicious").click()
    expect(page.locator("#d1-n3")).to_be_in_viewport()
