"""Page numbers of the contents: read from the PDF that was made, written into the copy that is made into one again.

Only a program that lays out pages knows them. LibreOffice does not count them when it converts a document, so that the
contents would be printed without numbers, or with those that Word once counted for its own pages.
"""

from collections.abc import Iterator, Mapping
from io import BytesIO

from yjp.office.names import W
from yjp.office.xml import Node
from yjp.plan.publish.mended_pdf import library
from yjp.plan.publish.parts import Parts
from yjp.plan.publish.story import style_names, style_of

_CONTENTS = "toc "


def pages(pdf: bytes) -> dict[str, int]:
    """On which page each bookmark of the document stands, by the name that LibreOffice gives its destination."""
    with library().open(BytesIO(pdf)) as document:
        number = {each.obj.objgen: place for place, each in enumerate(document.pages, start=1)}
        named = document.Root.get("/Dests", {})
        return {str(name)[1:]: number[target[0].objgen] for name, target in named.items()}


def numbered(parts: Parts, found: Mapping[str, int]) -> bool:
    """Write the page behind each line of the contents that leads to a bookmark; whether any number was another."""
    changed = False
    for link in list(_links(parts)):
        page = found.get(_destination(link.get(f"{W}anchor", "")))
        if page is not None:
            changed |= _write(link, str(page))
    return changed


def _links(parts: Parts) -> Iterator[Node]:
    root, styles = parts.root(parts.main), parts.linked(parts.main, "styles")
    names = style_names(parts.root(styles) if styles else None)
    for paragraph in root.iter(f"{W}p"):
        if style_of(paragraph, names).startswith(_CONTENTS):
            yield from paragraph.iter(f"{W}hyperlink")


def _destination(bookmark: str) -> str:
    """LibreOffice's name of a destination: what is no letter, digit or hyphen is written in hexadecimal."""
    return "".join(
        each if each.isascii() and (each.isalnum() or each == "-") else f"{ord(each):02X}"
        for each in bookmark
    )


def _write(link: Node, page: str) -> bool:
    """Put the number behind the line's tab: over the one that stands there, else with a tab of its own."""
    held = _number(link)
    if held is None:
        for name, text in (("tab", None), ("t", page)):
            run = link.makeelement(f"{W}r")
            content = run.makeelement(f"{W}{name}")
            content.text = text
            run.append(content)
            link.append(run)
        return True
    if held.text == page:
        return False
    held.text = page
    return True


def _number(link: Node) -> Node | None:
    """The text behind the last tab, if it is a number."""
    found: Node | None = None
    tabs = 0
    for each in link.iter(f"{W}tab", f"{W}t"):
        tabs += each.tag == f"{W}tab"
        found = each if each.tag == f"{W}t" else None
    return found if found is not None and tabs and (found.text or "").strip().isdigit() else None
