"""Content controls: named twice, numbered once, within Word's limits."""

from zlib import crc32

import docx
import pytest
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement

from yjp.plan.controls import Controls, text_run

TAG = "fte_rate.2018-12.12m.rotherham#value"


def part(control: BaseOxmlElement, name: str) -> str:
    found = control.find(f"{qn('w:sdtPr')}/{qn(f'w:{name}')}")
    assert found is not None
    return str(found.get(qn("w:val")))


def test_an_inline_control_is_named_by_tag_and_title() -> None:
    control = Controls(docx.Document()).inline(TAG, " 169 ")
    assert (part(control, "tag"), part(control, "alias")) == (TAG, TAG)
    assert part(control, "id") == str(crc32(TAG.encode()) & 0x7FFFFFFF)
    assert control.find(f"{qn('w:sdtPr')}/{qn('w:text')}") is not None
    text = control.find(f".//{qn('w:t')}")
    assert text is not None
    assert (text.text, text.get("{http://www.w3.org/XML/1998/namespace}space")) == (" 169 ", "preserve")


def test_the_same_tag_twice_gets_two_ids_and_the_same_ones_each_time() -> None:
    runs = [
        [part(c.inline(TAG, "1"), "id") for _ in range(3)] for c in (Controls(docx.Document()) for _ in "ab")
    ]
    assert len(set(runs[0])) == 3
    assert runs[0] == runs[1]


def test_ids_that_the_template_uses_are_left_alone() -> None:
    document = docx.Document()
    document.element.body.insert(0, Controls(document).block(TAG, OxmlElement("w:p")))
    taken = str(crc32(TAG.encode()) & 0x7FFFFFFF)
    assert part(Controls(document).inline(TAG, "1"), "id") != taken


def test_a_block_control_holds_its_element() -> None:
    paragraph = OxmlElement("w:p")
    control = Controls(docx.Document()).block("x#chart", paragraph)
    content = control.find(qn("w:sdtContent"))
    assert content is not None
    assert list(content) == [paragraph]
    assert control.find(f"{qn('w:sdtPr')}/{qn('w:text')}") is None


def test_words_limit_of_a_tag() -> None:
    controls = Controls(docx.Document())
    controls.inline("x" * 64, "1")
    with pytest.raises(ValueError, match="64"):
        controls.inline("x" * 65, "1")


def test_strong_text() -> None:
    style = text_run("a", strong=True).find(f".//{qn('w:rStyle')}")
    assert style is not None
    assert style.get(qn("w:val")) == "Strong"
    assert text_run("a").find(f".//{qn('w:rStyle')}") is None
