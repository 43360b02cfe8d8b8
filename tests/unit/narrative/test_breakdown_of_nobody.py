"""A breakdown of nobody: an extract that is read long after its last record has a caseload of nought."""

from dataclasses import replace

from tests.sample import sample
from yjp.figures import Unit
from yjp.narrative.breakdowns import breakdown_sentence


def test_nothing_is_said_of_the_groups_of_nobody() -> None:
    ledger = sample()
    figure = ledger.local("fte_rate", "2018-12.12m")
    assert figure is not None
    nobody = replace(figure, unit=Unit.COUNT, value=0.0, numerator=0.0, denominator=0.0, group="age")
    rows = {value: replace(nobody, group_value=value) for value in ("10_14", "15_17")}
    assert breakdown_sentence(ledger, rows, "age") is None
