"""An audit accounts for every number, once, and keeps the strongest explanation of a mistake."""

import re

from tests.methods.audit_documents import document
from yjp.audit.check import audit
from yjp.audit.document import Chart, Document, Place, Series
from yjp.audit.result import CONTRADICTIONS, Audit, Verdict

TEXT: list[str | list[list[str]]] = [
    "7. Performance",
    "In 2018/19 Rotherham (see page 12) had 41 first time entrants, a fall of 27% from 56; "
    "13 of 40 children (38.5%) were girls.",
    [["", "2017/18", "2018/19"], ["Girls", "12", "13"], ["Boys", "44", "28"], ["Total", "56", "42"]],
]


def fates(audited: Audit) -> list[tuple[str, str | None]]:
    """The printed numbers with the class of those that were ignored."""
    return [(fate.span.text, fate.ignored) for fate in audited.fates]


def test_every_number_has_one_fate_in_reading_order() -> None:
    audited = audit(document(TEXT))
    assert fates(audited) == [
        ("7.", "list number"),
        ("2018/19", "year"),
        ("page 12", "page"),
        ("41", None),
        ("27%", None),
        ("56", None),
        ("13", None),
        ("40", None),
        ("38.5%", None),
        ("2017/18", "year"),
        ("2018/19", "year"),
        ("12", None),
        ("13", None),
        ("44", None),
        ("28", None),
        ("56", None),
        ("42", None),
    ]


def test_a_number_is_part_of_a_claim_or_ignored() -> None:
    audited = audit(document(TEXT))
    assert all((fate.ignored is None) == bool(fate.claims) for fate in audited.fates)
    ids = {claim.id for claim in audited.claims}
    assert all(set(fate.claims) <= ids for fate in audited.fates)
    assert [claim.id for claim in audited.claims] == sorted(ids)


def test_findings_name_their_claim_and_come_in_reading_order() -> None:
    audited = audit(document(TEXT))
    assert [(finding.rule, finding.verdict) for finding in audited.findings] == [
        ("share", Verdict.CONTRADICTED),
        ("casting", Verdict.CONTRADICTED),
    ]
    by_id = {claim.id: claim for claim in audited.claims}
    for finding in audited.findings:
        assert by_id[finding.claims[0]].verdict is finding.verdict
        assert by_id[finding.claims[0]].spans == finding.spans
    assert audited.findings[0].correction == "13 of 40 would be 32.5%."
    assert audited.findings[1].correction == "41 instead of 42 would make it add up."


def test_what_stands_alone_is_not_checkable_and_says_why() -> None:
    audited = audit(document(["There were 41 entrants, and 12% of the hours were lost."]))
    assert {claim.verdict for claim in audited.claims} == {Verdict.NOT_CHECKABLE}
    assert all(claim.why for claim in audited.claims)


def test_one_mistake_is_reported_once() -> None:
    audited = audit(document(["Custody fell from 30 to 21 (0.91 to 0.63): a reduction of 45%."]))
    assert len(audited.findings) == 1
    assert "relative to the later value" in audited.findings[0].sentence


def test_a_chart_has_the_fates_of_its_values() -> None:
    series = Series(name="Rotherham", shown=(41.0, None, 56.0))
    chart = Chart(
        title="Entrants", categories=("2016", "2017", "2018"), series=(series,), place=Place(block=1)
    )
    audited = audit(Document(name="plan", format="docx", items=(chart,)))
    assert fates(audited) == [
        ("2016", "year"),
        ("2017", "year"),
        ("2018", "year"),
        ("41", None),
        ("56", None),
    ]


def test_an_empty_document_has_nothing_to_say() -> None:
    audited = audit(Document(name="empty", format="txt", items=(), notes=("Nothing could be read.",)))
    assert (audited.fates, audited.claims, audited.findings) == ((), (), ())
    assert audited.notes == ("Nothing could be read.",)


def test_corrections_change_one_number() -> None:
    audited = audit(document(["Of 65 young people 25 reoffended (44.6%)."]))
    (finding,) = audited.findings
    assert finding.verdict in CONTRADICTIONS
    assert finding.correction is not None
    assert re.fullmatch(
        r"29 of 65 would be 44.6%\.|25 of 65 would be 38.5%\.|25 of 56 would be 44.6%\.", finding.correction
    )
