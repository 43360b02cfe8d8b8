"""Two bound figures of one area joined by "to": the words before the first name the area of both."""

import pytest

from tests.unit.narrative import edited
from yjp.audit.check import audit
from yjp.audit.document import Block, Document, Place
from yjp.audit.rules.bound_figures import RULE
from yjp.ledger import Ledger

FIRST, LAST, ENGLAND = (
    f"fte_rate.{of}#value"
    for of in ("2014-12.12m.rotherham_published", "2018-12.12m.rotherham_published", "2018-12.12m.england")
)


def ledger() -> Ledger:
    return edited.added(edited.base(), "fte_rate", "2014-12.12m", "rotherham_published", value=250.0)


@pytest.mark.parametrize(
    ("words", "tags", "found"),
    [
        ("Rotherham's official figure fell from 250 to 169.", (FIRST, LAST), []),
        ("Rotherham's official figure was 250. It is now 169.", (FIRST, LAST), ["169"]),
        ("The rate for England fell from 238 to 169.", (ENGLAND, LAST), ["169"]),
    ],
)
def test_the_second_of_a_pair_needs_no_name(words: str, tags: tuple[str, str], found: list[str]) -> None:
    numbers = ("238" if tags[0] == ENGLAND else "250", "169")
    bound = tuple(
        (words.index(number), words.index(number) + 3, tag) for number, tag in zip(numbers, tags, strict=True)
    )
    block = Block(text=words, place=Place(block=1), bound=bound)
    audited = audit(Document(name="plan", format="docx", items=(block,)), ledger=ledger())
    named = [each for each in audited.findings if each.rule == RULE]
    assert [span.text for each in named for span in each.spans] == found
