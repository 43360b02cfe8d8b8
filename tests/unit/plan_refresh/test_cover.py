"""The year on the cover of a plan that is refreshed after the financial year has turned."""

from dataclasses import replace
from datetime import date

from tests.sample import sample
from yjp.ledger import Ledger
from yjp.plan.bindings import Bindings
from yjp.plan.document import opened, to_bytes
from yjp.plan.page import Page
from yjp.plan.refresh import check, record
from yjp.plan.refresh.report_text import report_text


def extracted(day: date) -> Ledger:
    return replace(sample(), about=replace(sample().about, extract_date=day))


def test_a_title_of_another_year_is_said_and_is_no_finding() -> None:
    march, june = extracted(date(2019, 3, 31)), extracted(date(2019, 6, 18))
    document = opened()
    page = Page(document, march.about.extract_date)
    page.text("Youth Justice Plan", style="Title")
    page.text("2018/19", style="Subtitle")
    content = record(to_bytes(document), Bindings(ledger=march))
    assert check(content, Bindings(ledger=march)).remarks == ()
    report = check(content, Bindings(ledger=june))
    assert report.remarks == (
        "The title still says 2018/19; a draft from the extract of 18 June 2019 would say 2019/20. If the plan is of "
        "that year now, change it on the cover, at the top of the pages and in the file's properties.",
    )
    assert report.findings == []
    assert report.remarks[0] in report_text(report)
