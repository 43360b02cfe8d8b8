"""Checks a Word document for what a reader with assistive technology needs (WCAG 2.2, PDF/UA-1).

It finds what a machine can find: whether a description is true and a heading useful stays for a person to judge. An
empty list therefore means *nothing found*, not *accessible*.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from zipfile import BadZipFile, ZipFile

from lxml import etree

from yjp.errors import UnreadableInput

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
DC = "{http://purl.org/dc/elements/1.1/}"
BODY = "word/document.xml"
_VISIBLE = {f"{W}{n}" for n in ("t", "drawing", "pict", "object", "fldSimple", "instrText", "sym", "sectPr")}


@dataclass(frozen=True, kw_only=True)
class Finding:
    """One thing to mend: the rule it breaks, where, and what to do."""

    rule: str
    where: str
    message: str


def check(document: Path | bytes, language: str = "en-GB") -> list[Finding]:
    """What is wrong, in the order of the rules; ``UnreadableInput`` if it is no Word document."""
    parts = _parts(document)
    styles = etree.fromstring(parts["word/styles.xml"]) if "word/styles.xml" in parts else None
    body = etree.fromstring(parts[BODY])
    texts = {BODY: body} | {
        name: etree.fromstring(content)
        for name, content in parts.items()
        if name.startswith(("word/header", "word/footer")) and name.endswith(".xml")
    }
    core = etree.fromstring(parts["docProps/core.xml"]) if "docProps/core.xml" in parts else None
    return [
        *_title_and_language(core, styles, language),
        *_headings(body, styles),
        *_tables(body, styles),
        *_drawings(texts),
        *_empty_paragraphs(texts),
        *_controls(texts),
    ]


def _parts(document: Path | bytes) -> dict[str, bytes]:
    name = document if isinstance(document, Path) else "the document"
    try:
        content = document.read_bytes() if isinstance(document, Path) else document
        with ZipFile(BytesIO(content)) as archive:
            parts = {each: archive.read(each) for each in archive.namelist()}
    except (OSError, BadZipFile) as problem:
        raise UnreadableInput(name, "it cannot be read as a Word document", "Name a .docx file.") from problem
    if BODY not in parts:
        raise UnreadableInput(name, "it has no Word text in it", "Name a .docx file.")
    return parts


def _title_and_language(
    core: etree._Element | None, styles: etree._Element | None, language: str
) -> Iterator[Finding]:
    for element, what in ((f"{DC}title", "title"), (f"{DC}language", "language")):
        found = core.find(element) if core is not None else None
        if found is None or not (found.text or "").strip():
            yield Finding(
                rule=what, where="properties", message=f"The {what} is not set: set it under File, Info."
            )
    default = styles.find(f"{W}docDefaults//{W}lang") if styles is not None else None
    spoken = default.get(f"{W}val") if default is not None else None
    if spoken != language:
        yield Finding(
            rule="language",
            where="styles",
            message=f"The text's language is {spoken or 'not set'}, not {language}: set it for the whole text.",
        )


def _style_names(styles: etree._Element | None) -> dict[str, str]:
    found: dict[str, str] = {}
    for style in styles.iter(f"{W}style") if styles is not None else ():
        name = style.find(f"{W}name")
        if name is not None:
            found[style.get(f"{W}styleId", "")] = name.get(f"{W}val", "").casefold()
    return found


def _style(paragraph: etree._Element, names: dict[str, str]) -> str:
    style = paragraph.find(f"{W}pPr/{W}pStyle")
    return names.get(style.get(f"{W}val", ""), "") if style is not None else ""


def _headings(body: etree._Element, styles: etree._Element | None) -> Iterator[Finding]:
    names = _style_names(styles)
    level = 0
    any_heading = False
    for paragraph in body.iter(f"{W}p"):
        name = _style(paragraph, names)
        if not (name.startswith("heading ") and name[8:].isdigit()):
            continue
        any_heading, here, text = True, int(name[8:]), _text(paragraph)
        if here > level + 1:
            yield Finding(
                rule="headings",
                where=f"heading “{text}”",
                message=f"Level {here} follows level {level}: no level may be left out.",
            )
        level = here
    if not any_heading:
        yield Finding(rule="headings", where="text", message="There are no headings: use the heading styles.")


def _tables(body: etree._Element, styles: etree._Element | None) -> Iterator[Finding]:
    names = _style_names(styles)
    for number, table in enumerate(body.iter(f"{W}tbl"), start=1):
        where = f"table {number}"
        first_row = table.find(f"{W}tr")
        header = first_row.find(f"{W}trPr/{W}tblHeader") if first_row is not None else None
        if header is None or header.get(f"{W}val") in ("0", "false", "off"):
            yield Finding(
                rule="table header", where=where, message="The first row is not marked as a header row."
            )
        if not _attribute(table, f"{W}tblPr/{W}tblCaption"):
            yield Finding(
                rule="table caption", where=where, message="The table has no title in its properties."
            )
        if not _attribute(table, f"{W}tblPr/{W}tblDescription"):
            yield Finding(rule="table description", where=where, message="The table has no description.")
        if table.find(f".//{W}gridSpan") is not None or table.find(f".//{W}vMerge") is not None:
            yield Finding(rule="merged cells", where=where, message="Cells are merged: split them.")
        before = _paragraph_before(table)
        if before is None or _style(before, names) != "caption":
            yield Finding(
                rule="table caption", where=where, message="No caption stands in front of the table."
            )


def _attribute(element: etree._Element, path: str) -> str:
    found = element.find(path)
    return found.get(f"{W}val", "").strip() if found is not None else ""


def _paragraph_before(table: etree._Element) -> etree._Element | None:
    """The paragraph in front of a table, looking out of the control that may hold it."""
    element = table
    while element.getprevious() is None or element.getprevious().tag == f"{W}sdtPr":
        element = element.getparent()
        if element is None or element.tag == f"{W}body":
            return None
    previous = element.getprevious()
    return previous if previous.tag == f"{W}p" else None


def _drawings(texts: dict[str, etree._Element]) -> Iterator[Finding]:
    drawings = [(part, each) for part, root in texts.items() for each in root.iter(f"{WP}docPr")]
    counts = Counter(each.get("id") for _, each in drawings)
    for part, each in drawings:
        where = f"“{each.get('name') or 'drawing'}” in {part}"
        if not (each.get("descr") or "").strip():
            yield Finding(rule="alternative text", where=where, message="It has no alternative text.")
        if counts[each.get("id")] > 1:
            yield Finding(
                rule="drawing ids",
                where=where,
                message="Another drawing has the same id: Word will repair the file.",
            )
    for part, root in texts.items():
        floating = [
            *root.iter(f"{WP}anchor"),
            *root.iter(f"{W}framePr"),
            *root.iter(f"{W}tblpPr"),
            *root.iter(f"{W}pict"),
        ]
        for _ in floating:
            yield Finding(
                rule="floating objects",
                where=part,
                message="An object floats beside the text: set it in line with the text.",
            )


def _empty_paragraphs(texts: dict[str, etree._Element]) -> Iterator[Finding]:
    for part, root in texts.items():
        for paragraph in root.iter(f"{W}p"):
            if not _says_something(paragraph):
                where = f"{part}, after “{_text_before(paragraph)}”"
                yield Finding(
                    rule="empty paragraphs",
                    where=where,
                    message="A paragraph is empty: use the spacing of the styles.",
                )


def _says_something(paragraph: etree._Element) -> bool:
    shown = [each for each in paragraph.iter() if each.tag in _VISIBLE]
    return any(each.tag != f"{W}t" or (each.text or "").strip() for each in shown)


def _text_before(paragraph: etree._Element) -> str:
    earlier: Iterable[etree._Element] = paragraph.itersiblings(f"{W}p", preceding=True)
    return next((text[:40] for each in earlier if (text := _text(each))), "the beginning")


def _text(paragraph: etree._Element) -> str:
    return "".join(each.text or "" for each in paragraph.iter(f"{W}t")).strip()


def _controls(texts: dict[str, etree._Element]) -> Iterator[Finding]:
    for part, root in texts.items():
        for properties in root.iter(f"{W}sdtPr"):
            if not _attribute(properties, f"{W}alias"):
                name = _attribute(properties, f"{W}tag") or "without a name"
                yield Finding(
                    rule="controls",
                    where=f"control {name} in {part}",
                    message="A content control has no title.",
                )
