"""The report on a terminal, and the counts that all reports share."""

from tests.unit.audit.reports.audits import audit, clean
from yjp.audit.reports.order import headline, summary
from yjp.audit.reports.terminal import terminal
from yjp.audit.result import Verdict

REPORT = """\
plan.docx: 2 contradictions, 1 of them would change a decision; 1 suspicious number.

CONTRADICTED, AND IT WOULD CHANGE A DECISION  A direction, a rating or a comparison turns round when
the number is put right.

1. page 9, table 1, row 2, column 2 (and 1 other place)  [direction]
   “the figures are decreasing”
   The text says that it fell, but the table has 2.77 and then 3.47: it rose.
   3.47 is more than 2.77
   Correction: It rose.

CONTRADICTED  Other numbers of the document, or published ones, say otherwise.

2. page 9  [share]
   “2.6% (13 young people) of the cohort”
   If 25 is 24.3%, there are 103 in all; 13 of 103 is 12.6%, but 2.6% is printed.
   25 ÷ 24.3% = 103; 13 ÷ 103 = 12.6%
   Correction: 13 of 103 would be 12.6%.

SUSPICIOUS  Softer evidence: look at these, they may be right.

3. page 10  [slip]
   “0.8 family & 0.6 regionally <b>”
   The decimal point may have slipped.

12 numbers: 9 in 6 claims, 3 ignored.
Of the numbers in claims, each once by the weightiest verdict of its claims:
2  decision-changing
2  contradicted
1  suspicious
3  verified
1  not checkable
2  ignored: date
1  ignored: page
Note: The document has 1 picture: numbers inside a picture cannot be read.
What is not flagged is not thereby right: only what other numbers speak to can be checked.
"""


def test_findings_by_weight_then_the_fates_of_all_numbers() -> None:
    assert terminal(audit()) == REPORT


def test_colour_changes_nothing_but_colour() -> None:
    import re

    coloured = terminal(audit(), colour=True)
    assert "\x1b[" in coloured
    assert re.sub(r"\x1b\[[0-9;]*m", "", coloured).split() == REPORT.split()


def test_nothing_found_is_no_praise() -> None:
    assert terminal(clean()).startswith("plan.docx: No contradictions found.\n")
    assert "What is not flagged is not thereby right" in terminal(clean())


def test_each_number_is_counted_once_by_its_weightiest_verdict() -> None:
    found = summary(audit())
    assert (found.numbers, found.in_claims, found.not_claimed) == (12, 9, 3)
    assert sum(count for _, count in found.verdicts) == found.in_claims
    # The 3 is in a verified claim and in one that cannot be checked: it is verified.
    assert dict(found.verdicts)[Verdict.VERIFIED] == 3
    assert found.ignored == (("date", 2), ("page", 1))
    assert headline(clean()) == "No contradictions found"
