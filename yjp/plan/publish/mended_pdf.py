"""Mends what LibreOffice leaves out of a tagged PDF: descriptions of native charts, and marks on lines and fills.

Descriptions are put into the ``/Figure`` elements of the structure tree in the order of the document; what draws
paragraph borders is marked as an artifact, as PDF/UA-1 (7.1) wants of everything that is no content.
"""

import sys
from collections.abc import Iterator
from importlib.util import find_spec
from io import BytesIO
from typing import Any

from yjp.errors import UserError
from yjp.office.names import MC, WP, V, W
from yjp.office.xml import Node
from yjp.plan.publish.parts import Parts

_PATH = ("m", "re")
_PAINT = ("S", "s", "f", "F", "f*", "B", "B*", "b", "b*", "n")
_ELEMENTS = {
    *(
        "document",
        "part",
        "art",
        "sect",
        "div",
        "blockquote",
        "toc",
        "toci",
        "index",
        "nonstruct",
        "private",
        "p",
        "h",
    ),
    *(
        "l",
        "li",
        "lbl",
        "lbody",
        "table",
        "tr",
        "th",
        "td",
        "thead",
        "tbody",
        "tfoot",
        "span",
        "quote",
        "note",
    ),
    *("reference", "bibentry", "code", "link", "annot", "ruby", "warichu", "figure", "formula", "form"),
}
"""Standard structure types of PDF 1.7 (ISO 32000-1, 14.8.4), but for headings and captions, which are meant."""


class PdfFigures(UserError):
    """The PDF has other figures than the document has drawings."""


def library() -> Any:
    """The library that changes PDFs; ``UserError`` where yjp's extra ``pdf`` is not installed."""
    try:
        import pikepdf
    except ImportError:
        raise UserError(f"A PDF needs yjp's extra “pdf”. To add it: {_install()}") from None
    return pikepdf


def _install() -> str:
    """The command that adds the extra to the Python that yjp runs in, which may have no pip of its own."""
    with_pip = find_spec("pip") is not None
    install = (
        f'"{sys.executable}" -m pip install' if with_pip else f'uv pip install --python "{sys.executable}"'
    )
    return (
        f'{install} ".[pdf]" in the folder of yjp\'s files. Where yjp was installed by its name: '
        f'{install} "yjp[pdf]"'
    )


def described(pdf: bytes, parts: Parts) -> bytes:
    """The PDF with a description at each figure that the document describes.

    ``PdfFigures`` where their numbers differ, so that no figure gets another's description; ``UserError`` where
    yjp's extra ``pdf`` is not installed.
    """
    pikepdf = library()
    wanted = list(_descriptions(parts.root(parts.main)))
    target = BytesIO()
    with pikepdf.open(BytesIO(pdf)) as document:
        tree = document.Root.get("/StructTreeRoot")
        figures = list(_figures(tree.get("/K"))) if tree is not None else []
        if len(figures) != len(wanted):
            raise PdfFigures(
                f"{parts.name}: the PDF has {len(figures)} figures where the document has {len(wanted)} drawings: "
                "set every drawing in line with the text and try again."
            )
        for figure, text in zip(figures, wanted, strict=True):
            if text:
                figure["/Alt"] = pikepdf.String(text)
        for each in document.pages:
            _mark_lines(document, each)
            if "/Annots" in each:
                # Links are reached in the order of the text (PDF/UA-1, 7.18.3).
                each["/Tabs"] = pikepdf.Name.S
        _show_title(document)
        document.save(target, deterministic_id=True)
    return target.getvalue()


def _descriptions(root: Node) -> Iterator[str]:
    """Of each drawing in the order of reading; of alternatives only the one that is drawn."""
    for element in root.iter(f"{WP}docPr", f"{V}shape"):
        if element.tag == f"{WP}docPr":
            yield element.get("descr", "").strip()
        elif not any(around.tag == f"{MC}Fallback" for around in element.iterancestors()):
            yield element.get("alt", "").strip()


def _figures(kids: Any) -> Iterator[Any]:
    """``/Figure`` elements in the order of the tree."""
    import pikepdf

    waiting = [kids]
    seen: set[tuple[int, int]] = set()
    while waiting:
        node = waiting.pop()
        if isinstance(node, pikepdf.Array):
            waiting.extend(reversed(list(node)))
        elif isinstance(node, pikepdf.Dictionary):
            if node.objgen != (0, 0) and node.objgen in seen:
                continue
            seen.add(node.objgen)
            if node.get("/S") == pikepdf.Name.Figure:
                yield node
            else:
                waiting.append(node.get("/K"))


def _mark_lines(document: Any, page: Any) -> None:
    """Wrap every path that is drawn outside of marked content into an artifact."""
    import pikepdf

    begin = pikepdf.ContentStreamInstruction([pikepdf.Name.Artifact], pikepdf.Operator("BMC"))
    end = pikepdf.ContentStreamInstruction([], pikepdf.Operator("EMC"))
    depth, inside, changed = 0, False, False
    made: list[Any] = []
    for instruction in pikepdf.parse_content_stream(page):
        operator = str(instruction.operator)
        depth += (operator in ("BMC", "BDC")) - (operator == "EMC")
        # The mark goes before a path's first line: none may stand between a path and its painting.
        if depth == 0 and not inside and operator in _PATH:
            made.append(begin)
            inside = changed = True
        made.append(instruction)
        if inside and operator in _PAINT:
            made.append(end)
            inside = False
    if changed:
        page.Contents = document.make_stream(pikepdf.unparse_content_stream(made))


def _show_title(document: Any) -> None:
    """Have the title, not the file's name, in the window's bar."""
    import pikepdf

    preferences = document.Root.get("/ViewerPreferences")
    if preferences is None:
        document.Root["/ViewerPreferences"] = preferences = pikepdf.Dictionary()
    preferences["/DisplayDocTitle"] = True


def exportable(parts: Parts) -> bytes:
    """The document with other names for styles that are called like an element of PDF.

    LibreOffice names structure elements after styles: a paragraph of style *Note* or *Figure* would become one.
    """
    styles = parts.linked(parts.main, "styles")
    for name in parts.root(styles).iter(f"{W}name") if styles else ():
        if name.get(f"{W}val", "").casefold() in _ELEMENTS:
            name.set(f"{W}val", f"{name.get(f'{W}val')} paragraph")
    return parts.to_bytes()
