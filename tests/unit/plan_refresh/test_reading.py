"""Documents from strangers: damaged, or made to do harm."""

import io
import zipfile

import pytest

from tests.unit.plan_refresh.editor import BODY, packed, parts
from tests.unit.plan_refresh.small import tiny
from yjp.errors import UnreadableInput
from yjp.office.rewriting import rewritten
from yjp.plan.refresh.reading import read_plan
from yjp.plan.refresh.splice import Edit, spliced, text_edits
from yjp.plan.refresh.xml import parse


def with_body(content: bytes) -> bytes:
    return packed(parts(tiny()) | {BODY: content})


BOMB = (
    b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
    b'<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">&b;</w:document>'
)
OUTSIDE = b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/hostname">]><x>&a;</x>'


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (b"", "damaged or cut short"),
        (b"no zip at all", "not a Word document"),
        (tiny()[: len(tiny()) // 2], "damaged or cut short"),
        (with_body(b"<w:document"), "document.xml is damaged"),
        (with_body(BOMB), "declares a document type"),
        (with_body(OUTSIDE), "declares a document type"),
        (with_body("<a/>".encode("utf-16")), "not in UTF-8"),
        (with_body(b'<?xml version="1.0" encoding="latin-1"?><a/>'), "not in UTF-8"),
        (with_body(b"<a>" * 600 + b"</a>" * 600), "holds more than any plan"),
        (packed({"xl/workbook.xml": b"<a/>"}), "this is a workbook"),
        (packed({"a.txt": b""}), "a zip, not a document"),
    ],
)
def test_what_is_no_sound_word_document_is_refused_in_one_sentence(content: bytes, problem: str) -> None:
    with pytest.raises(UnreadableInput, match=problem) as refused:
        read_plan(content, "plan.docx")
    assert "\n" not in str(refused.value)


def test_a_part_with_damaged_bytes_is_refused() -> None:
    with zipfile.ZipFile(io.BytesIO(tiny())) as archive:
        entry = archive.getinfo(BODY)
    place = entry.header_offset + 30 + len(BODY) + entry.compress_size // 2
    broken = tiny()[:place] + bytes(b ^ 0xFF for b in tiny()[place : place + 40]) + tiny()[place + 40 :]
    with pytest.raises(UnreadableInput, match="is damaged"):
        read_plan(broken)


W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


@pytest.mark.parametrize(
    ("xml", "text", "expected"),
    [
        ("<w:t>é–1</w:t>", "2 < 3 & 4", "<w:t>2 &lt; 3 &amp; 4</w:t>"),
        ("<w:t>1</w:t>", " by", '<w:t xml:space="preserve"> by</w:t>'),
        ('<w:t xml:space="preserve">1</w:t>', " by", '<w:t xml:space="preserve"> by</w:t>'),
        ("<w:t xml:space='default'>1</w:t>", " by", '<w:t xml:space="preserve"> by</w:t>'),
        ("<w:t/>", "12", "<w:t>12</w:t>"),
        ("<w:t  />", "a ", '<w:t xml:space="preserve">a </w:t>'),
        ("<w:t>a &gt; b</w:t>", "\x00c\x0b", "<w:t>c</w:t>"),
    ],
)
def test_a_text_is_put_in_as_xml_wants_it(xml: str, text: str, expected: str) -> None:
    raw = f'<?xml version="1.0"?>\n<w:r {W} w:x="a>b">{xml}</w:r>'.encode()
    texts = [each for each in parse("f", "p", raw).walk() if each.name == "w:t"]
    done = spliced(raw, text_edits(raw, texts, text))
    assert done == raw.replace(xml.encode(), expected.encode())


def test_places_are_counted_in_bytes_behind_a_byte_order_mark_too() -> None:
    raw = b"\xef\xbb\xbf" + f"<w:p {W}>ééé<w:t>1</w:t></w:p>".encode()
    (node,) = parse("f", "p", raw).children
    assert raw[node.inside : node.outside] == b"1"
    assert raw[node.start : node.end] == b"<w:t>1</w:t>"


def test_edits_that_overlap_are_a_bug_that_is_not_hidden() -> None:
    with pytest.raises(ValueError, match="overlap"):
        spliced(b"abcdef", [Edit(start=0, end=3, content=b""), Edit(start=2, end=4, content=b"")])


def test_a_zip_with_something_in_front_of_it_is_packed_anew() -> None:
    done = rewritten(b"front" + tiny(), {BODY: b"<new/>"})
    assert parts(done) == parts(tiny()) | {BODY: b"<new/>"}
