"""A table whose control LibreOffice has put into its first cell is looked at like any other before it is published."""

from tests.sample import sample
from tests.unit.plan.publish.plans import hidden
from tests.unit.plan_refresh.editor import BODY, packed, parts
from tests.unit.plan_refresh.test_parted import stored
from tests.unit.plan_refresh.test_tables import TABLE, budget, budget_plan
from yjp.plan.bindings import Bindings
from yjp.plan.publish.clean import clean
from yjp.plan.publish.found import controls
from yjp.plan.publish.parts import Parts
from yjp.plan.publish.reasons import Kind
from yjp.plan.publish.staff import few_staff
from yjp.plan.publish.story import Places

STAFF = "staffing_contract.2019#table"


def saved(old: bytes = b"", new: bytes = b"") -> bytes:
    content = stored(budget_plan(), "budget")
    body = parts(content)[BODY]
    assert old in body
    return packed(parts(content) | {BODY: body.replace(old, new)}) if old else content


def test_a_cell_that_somebody_changed_is_refused() -> None:
    now = Bindings(ledger=sample(), material=budget("10"))
    assert clean(saved(), now, hidden(), audited=True).reasons == ()
    found = clean(saved(b"<w:t>10</w:t>", b"<w:t>11</w:t>"), now, hidden(), audited=True).reasons
    assert [(each.kind, TABLE in each.where) for each in found] == [(Kind.STALE, True)] * 2
    assert "“11”, not “10”" in found[0].message


def test_a_member_of_staff_in_a_cell_of_ones_own_is_named_with_the_caption() -> None:
    content = saved(b"<w:t>10</w:t>", b"<w:t>1</w:t>")
    body = parts(content)[BODY].replace(TABLE.encode(), STAFF.encode())
    read = Parts(packed(parts(content) | {BODY: body}), "plan.docx")
    (said,) = few_staff(controls(read, Places(read)))
    assert said.startswith("Read “Table 1: Budget” again")
