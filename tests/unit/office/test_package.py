"""An Office file is read within limits; what is announced in it is found again."""

import pytest

from yjp.errors import UnreadableInput
from yjp.office.announcing import with_relation, with_type
from yjp.office.container import unzipped, zipped
from yjp.office.package import MAX_PARTS, Package, Relation
from yjp.office.rewriting import rewritten
from yjp.office.word import main_part, word_package
from yjp.office.xml import parse

RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
TYPES = b'<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"></Types>'
COMMENTS = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"


def linked(*relations: str) -> bytes:
    return f'<Relationships xmlns="{RELATIONS}">{"".join(relations)}</Relationships>'.encode()


PLAIN = {"[Content_Types].xml": TYPES, "word/document.xml": b"<x/>"}


def test_names_are_alike_whatever_their_case() -> None:
    package = Package("plan.docx", zipped({"Word/Document.XML": b"<x/>"}))
    assert "word/document.xml" in package
    assert package.read("word/document.xml") == b"<x/>"
    assert package.actual("word/document.xml") == "Word/Document.XML"
    assert package.actual("word/new.xml") == "word/new.xml"


def test_a_file_of_thousands_of_parts_is_refused() -> None:
    content = zipped({f"word/{n}.xml": b"" for n in range(MAX_PARTS + 1)})
    with pytest.raises(UnreadableInput, match="it has more than 5,000 parts"):
        Package("plan.docx", content)


def test_relations_lead_to_parts_and_addresses_outside_are_told_apart() -> None:
    content = zipped(
        PLAIN
        | {
            "word/_rels/document.xml.rels": linked(
                f'<Relationship Id="a" Type="{OFFICE}/chart" Target="charts/one%20two.xml"/>',
                f'<Relationship Id="b" Type="{OFFICE}/image" Target="../media/../media/p.png"/>',
                f'<Relationship Id="c" Type="{OFFICE}/styles" Target="/word/styles.xml"/>',
                f'<Relationship Id="d" Type="{OFFICE}/hyperlink" Target="https://example.org/c" '
                'TargetMode="External"/>',
            )
        }
    )
    package = Package("plan.docx", content)
    assert {name: each.target for name, each in package.relations("word/document.xml").items()} == {
        "a": "word/charts/one two.xml",
        "b": "media/p.png",
        "c": "word/styles.xml",
    }
    outside = package.all_relations("word/document.xml")["d"]
    assert outside == Relation(kind="hyperlink", target="https://example.org/c", external=True)


@pytest.mark.parametrize("held", [{}, {"word/_rels/document.xml.rels": linked()}])
def test_a_new_part_is_announced_whether_or_not_its_user_has_relations(held: dict[str, bytes]) -> None:
    package = Package("plan.docx", zipped(PLAIN | held))
    changed = with_type(package, "word/comments.xml", COMMENTS) | with_relation(
        package, "word/document.xml", "word/comments.xml", kind="comments", identifier="yjp"
    )
    done = word_package(
        "plan.docx", rewritten(zipped(PLAIN | held), changed | {"word/comments.xml": b"<c/>"})
    )
    assert main_part(done) == "word/document.xml"
    assert done.relations("word/document.xml") == {
        "yjp": Relation(kind="comments", target="word/comments.xml")
    }
    (override,) = done.xml("[Content_Types].xml")
    assert (override.get("PartName"), override.get("ContentType")) == ("/word/comments.xml", COMMENTS)
    assert list(done.contents()) == [
        *(PLAIN | held),
        *(set(changed) - set(PLAIN | held)),
        "word/comments.xml",
    ]


def test_a_relation_gets_a_name_that_is_free_and_a_way_up_the_folders() -> None:
    taken = f'<Relationship Id="yjp1" Type="{OFFICE}/chart" Target="a.xml"/>'
    package = Package("plan.docx", zipped(PLAIN | {"word/_rels/document.xml.rels": linked(taken)}))
    (part,) = with_relation(
        package, "word/document.xml", "customXml/item1.xml", kind="customXml", identifier="yjp1"
    ).values()
    assert b'Target="../customXml/item1.xml"' in part
    found = Package("x", zipped(PLAIN | {"word/_rels/document.xml.rels": part})).relations(
        "word/document.xml"
    )
    assert len(found) == 2
    assert {each.target for each in found.values()} == {"word/a.xml", "customXml/item1.xml"}


def test_the_same_parts_give_the_same_bytes_and_name_no_system() -> None:
    content = zipped(PLAIN)
    assert content == zipped(unzipped(content))
    # The byte behind the signature and version of a directory's record: 0 is FAT, which Office writes, 3 is Unix.
    assert content[content.index(b"PK\x01\x02") + 5] == 0


@pytest.mark.parametrize(
    "content", [b"<!DOCTYPE a><a/>", b'<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/hostname">]><a>&b;</a>']
)
def test_no_part_may_declare_a_document_type(content: bytes) -> None:
    with pytest.raises(UnreadableInput, match=r"word/a\.xml declares a document type"):
        parse("plan.docx", "word/a.xml", content)
