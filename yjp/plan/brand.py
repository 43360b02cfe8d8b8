"""A council's own template: which of our styles it lacks, and a copy of it that has them."""

from copy import deepcopy
from io import BytesIO
from pathlib import Path
from zipfile import BadZipFile

import docx
from docx.document import Document
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.exceptions import PackageNotFoundError
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from lxml import etree

from yjp.errors import UnreadableInput
from yjp.office.container import unzipped, zipped
from yjp.plan.styles import PURPOSES
from yjp.plan.styles_xml import styles_xml
from yjp.plan.template import footer_xml, header_xml, numbering_xml


def read_template(path: Path) -> Document:
    """The template as python-docx sees it; ``UnreadableInput`` if it is no Word document."""
    try:
        return docx.Document(str(path))
    except (PackageNotFoundError, BadZipFile, KeyError, ValueError, OSError) as problem:
        raise UnreadableInput(
            path, "it is not a Word document (.docx)", "Name another template."
        ) from problem


def missing_styles(document: Document) -> list[str]:
    """Those of our styles that the document has none of that name for; Word does not tell capitals apart."""
    names = {style.name.casefold() for style in document.styles if style.name}
    return [name for name in PURPOSES if name.casefold() not in names]


def lacks_running_words(document: Document) -> bool:
    """Has no page of it a header or footer?"""
    return all(
        part.is_linked_to_previous or not _says_something(part._element)
        for section in document.sections
        for part in (section.header, section.footer, section.first_page_header, section.first_page_footer)
    )


def add_running_words(document: Document) -> bool:
    """Give a template without any header or footer ours: title, notice, "Draft" and page numbers. Did it?"""
    if not lacks_running_words(document):
        return False
    ids = {str(style.name).casefold(): style.style_id for style in document.styles}
    first = document.sections[0]
    for part, xml in ((first.header, header_xml()), (first.footer, footer_xml())):
        part.is_linked_to_previous = False
        held = part._element
        for each in list(held):
            held.remove(each)
        for paragraph in parse_xml(xml):
            style = paragraph.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
            known = ids.get(style.get(qn("w:val")).casefold())
            if known is None:
                paragraph.remove(style.getparent())
            else:
                style.set(qn("w:val"), known)
            held.append(paragraph)
    return True


def _says_something(element: etree._Element) -> bool:
    return any(each.text for each in element.iter(qn("w:t"))) or any(
        True for _ in element.iter(qn("w:drawing"), qn("w:pict"), qn("w:fldSimple"), qn("w:instrText"))
    )


def with_styles(path: Path) -> tuple[bytes, list[str]]:
    """A copy of the template with our missing styles added, and their names.

    A style of ours that is added looks as in our own template and is based on the council's own where ours is based on
    a style that it has. A list style brings its bullets with it.
    """
    document = read_template(path)
    missing = missing_styles(document)
    ours = etree.fromstring(styles_xml())
    theirs = document.styles.element
    ids = {str(style.name).casefold(): style.style_id for style in document.styles}
    for name in missing:
        style = _named(ours, name)
        _fit(style, ours, ids)
        _add_bullets(document, style)
        theirs.append(parse_xml(etree.tostring(style)))
        ids[name.casefold()] = style.get(qn("w:styleId"), "")
    target = BytesIO()
    document.save(target)
    return zipped(unzipped(target.getvalue())), missing


def _named(ours: etree._Element, name: str) -> etree._Element:
    found = next(
        style
        for style in ours.iter(qn("w:style"))
        if style.find(qn("w:name")).get(qn("w:val"), "").casefold() == name.casefold()
    )
    return deepcopy(found)


def _fit(style: etree._Element, ours: etree._Element, ids: dict[str, str]) -> None:
    """Let a style of ours refer to theirs: ids differ between templates in another language, names do not."""
    names = {
        each.get(qn("w:styleId")): each.find(qn("w:name")).get(qn("w:val"), "").casefold()
        for each in ours.iter(qn("w:style"))
    }
    style.attrib.pop(qn("w:default"), None)
    own = style.get(qn("w:styleId"), "")
    if own in ids.values():
        style.set(qn("w:styleId"), f"{own}Yjp")
    for reference in (*style.iterfind(qn("w:basedOn")), *style.iterfind(qn("w:next"))):
        named = names[reference.get(qn("w:val"))]
        if named in ids:
            reference.set(qn("w:val"), ids[named])


def _add_bullets(document: Document, style: etree._Element) -> None:
    """Give the list style a numbering of its own: a number of ours may stand for another list there."""
    reference = style.find(f"{qn('w:pPr')}/{qn('w:numPr')}/{qn('w:numId')}")
    if reference is None:
        return
    ours = etree.fromstring(numbering_xml().encode())
    part = next(
        (r.target_part for r in document.part.rels.values() if r.reltype == RELATIONSHIP_TYPE.NUMBERING), None
    )
    if part is None:
        package = document.part.package
        part = Part(PackURI("/word/numbering.xml"), CONTENT_TYPE.WML_NUMBERING, etree.tostring(ours), package)
        document.part.relate_to(part, RELATIONSHIP_TYPE.NUMBERING)
        return
    theirs = part.element
    abstract, number = ours.find(qn("w:abstractNum")), ours.find(qn("w:num"))
    abstract_id = _free(theirs, "w:abstractNum", "w:abstractNumId")
    number_id = _free(theirs, "w:num", "w:numId")
    abstract.set(qn("w:abstractNumId"), abstract_id)
    number.set(qn("w:numId"), number_id)
    number.find(qn("w:abstractNumId")).set(qn("w:val"), abstract_id)
    reference.set(qn("w:val"), number_id)
    first = theirs.find(qn("w:num"))
    if first is None:
        theirs.append(abstract)
    else:
        first.addprevious(abstract)
    theirs.append(number)


def _free(numbering: etree._Element, name: str, attribute: str) -> str:
    taken = [int(each.get(qn(attribute), "0")) for each in numbering.iterfind(qn(name))]
    return str(max(taken, default=0) + 1)
