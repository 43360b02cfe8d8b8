"""A web page: headings, paragraphs, lists and tables as they would be shown; scripts and styles are dropped."""

import re
from dataclasses import dataclass, field

from lxml import etree, html

from yjp.audit.document import Document, Kind, Part
from yjp.audit.reading.assembly import Assembly, RawCell
from yjp.audit.reading.limits import MAX_SPAN, MAX_TEXT_BYTES
from yjp.audit.reading.text.decoding import decode
from yjp.audit.reading.text.inline_marks import SUPERSCRIPTS
from yjp.errors import UnreadableInput
from yjp.office.xml import Node

_DROPPED = {
    "script",
    "style",
    "noscript",
    "template",
    "head",
    "svg",
    "math",
    "object",
    "iframe",
    "select",
    "button",
}
_BLOCKS = {
    *(
        "p",
        "div",
        "section",
        "article",
        "main",
        "header",
        "footer",
        "nav",
        "aside",
        "body",
        "html",
        "form",
        "details",
    ),
    *(
        "summary",
        "blockquote",
        "pre",
        "figure",
        "figcaption",
        "ul",
        "ol",
        "li",
        "dl",
        "dt",
        "dd",
        "table",
        "address",
    ),
    *("h1", "h2", "h3", "h4", "h5", "h6", "hr", "fieldset", "legend", "center", "caption"),
}
_HEADING = re.compile(r"^h([1-6])$")
_SPACE = re.compile(r"[ \t\r\n\f]+")
_DEEPEST = 250
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_CHARSET = re.compile(rb"charset\s*=\s*[\"']?\s*([\w-]+)", re.IGNORECASE)


def read_web(name: str, content: bytes) -> Document:
    """The page's document; ``UnreadableInput`` if it cannot be parsed or is too large."""
    if len(content) > MAX_TEXT_BYTES:
        raise UnreadableInput(
            name, f"it is a page of more than {MAX_TEXT_BYTES // 1_000_000} MB", "Give a single document."
        )
    # Only the characters are taken from the declaration; entities and document types are never followed.
    parser = html.HTMLParser(no_network=True, remove_comments=True, remove_pis=True, encoding="utf-8")
    try:
        root = html.document_fromstring(_text(name, content).encode(), parser=parser)
    except (etree.LxmlError, ValueError, AssertionError):
        raise UnreadableInput(name, "it is no web page that can be read", "Save it again.") from None
    reader = _Reader(Assembly(name, "html"), name)
    reader.made.expect(sum(1 for _ in root.iter("td", "th")))
    reader.walk(root, 0)
    reader.flush()
    return reader.made.document()


def _text(name: str, content: bytes) -> str:
    declared = _CHARSET.search(content[:2048])
    if declared and declared[1].lower() not in (b"utf-8", b"utf8"):
        try:
            return content.decode(declared[1].decode("ascii"), errors="replace")
        except LookupError:
            pass
    text = decode(name, content)
    return re.sub(r"^\s*<\?xml[^>]*\?>", "", text)


@dataclass
class _Reader:
    """Collects text until a block begins or ends."""

    made: Assembly
    name: str
    _parts: list[str] = field(default_factory=list)
    _kind: Kind = Kind.PARAGRAPH
    _level: int | None = None
    _part: Part = Part.BODY
    _lists: int = 0

    def walk(self, element: Node, depth: int) -> None:
        """Read an element, its content and the text after it."""
        if depth > _DEEPEST:
            raise UnreadableInput(self.name, "its elements are nested too deep", "Save the page again.")
        tag = element.tag
        if not isinstance(tag, str) or tag in _DROPPED or _is_hidden(element):
            self._tail(element)
            return
        if tag == "table":
            self.flush()
            self._table(element, depth)
        elif tag == "br":
            self._parts.append("\n")
        elif tag == "img":
            self._picture(element)
        elif tag in ("sup", "sub"):
            self._parts.append("".join(element.itertext()).translate(SUPERSCRIPTS) if tag == "sup" else "")
            if tag == "sub":
                self._inside(element, depth)
        elif tag in _BLOCKS:
            self._block(element, depth)
        else:
            self._inside(element, depth)
        self._tail(element)

    def _block(self, element: Node, depth: int) -> None:
        tag = element.tag
        self.flush()
        before = (self._kind, self._level, self._part, self._lists)
        if heading := _HEADING.match(tag):
            self._kind, self._level = Kind.HEADING, int(heading[1])
        elif tag in ("ul", "ol"):
            self._lists += 1
        elif tag == "li":
            self._kind, self._level = Kind.LIST_ITEM, max(self._lists, 1)
        elif tag in ("figcaption", "caption"):
            self._kind, self._level = Kind.CAPTION, None
        elif (
            tag in ("header", "footer")
            and element.getparent() is not None
            and element.getparent().tag == "body"
        ):
            self._part = Part.HEADER if tag == "header" else Part.FOOTER
        self._inside(element, depth)
        self.flush()
        self._kind, self._level, self._part, self._lists = before

    def _inside(self, element: Node, depth: int) -> None:
        if element.text:
            self._parts.append(_SPACE.sub(" ", element.text))
        for child in element:
            self.walk(child, depth + 1)

    def _tail(self, element: Node) -> None:
        if element.tail:
            self._parts.append(_SPACE.sub(" ", element.tail))

    def _picture(self, element: Node) -> None:
        described = _SPACE.sub(" ", element.get("alt") or "").strip()
        if described:
            self.flush()
            self.made.block(described, Kind.DESCRIPTION, part=self._part)

    def flush(self) -> None:
        """End the block."""
        text = _tidy("".join(self._parts))
        self._parts = []
        if text:
            self.made.block(text, self._kind, part=self._part, level=self._level)

    def _table(self, table: Node, depth: int) -> None:
        caption = next((child for child in table if child.tag == "caption"), None)
        if caption is not None:
            self._block(caption, depth)
        rows: list[list[RawCell]] = []
        nested: list[Node] = []
        for row in _rows(table):
            cells = [cell for cell in row if cell.tag in ("td", "th") and not _is_hidden(cell)]
            for cell in cells:
                nested += [each for each in cell.iter("table") if _owner(each) is cell]
            if cells:
                rows.append([_cell(cell) for cell in cells])
        if rows:
            self.made.table(rows, part=self._part)
        for each in nested:
            self._table(each, depth + 1)


def _rows(table: Node) -> list[Node]:
    found = []
    for child in table:
        if child.tag == "tr":
            found.append(child)
        elif child.tag in ("thead", "tbody", "tfoot"):
            found += [row for row in child if row.tag == "tr"]
    return found


def _owner(table: Node) -> Node | None:
    """The nearest cell around a table."""
    return next(table.iterancestors("td", "th"), None)


def _cell(cell: Node) -> RawCell:
    parts: list[str] = []
    _cell_text(cell, parts, 0)
    return RawCell(
        text=_tidy("".join(parts)),
        header=cell.tag == "th",
        span=_span(cell.get("colspan")),
        down=_span(cell.get("rowspan")),
    )


def _cell_text(element: Node, parts: list[str], depth: int) -> None:
    """A cell's text; paragraphs and items of lists in it become lines, tables in it come later."""
    if element.text:
        parts.append(_SPACE.sub(" ", element.text))
    for child in element:
        if (
            isinstance(child.tag, str)
            and child.tag not in _DROPPED
            and child.tag != "table"
            and depth < _DEEPEST
        ):
            if child.tag == "sup":
                parts.append("".join(child.itertext()).translate(SUPERSCRIPTS))
            elif child.tag == "br" or child.tag in _BLOCKS:
                parts.append("\n")
                _cell_text(child, parts, depth + 1)
                parts.append("\n" if child.tag != "br" else "")
            elif not _is_hidden(child):
                _cell_text(child, parts, depth + 1)
        if child.tail:
            parts.append(_SPACE.sub(" ", child.tail))


def _tidy(text: str) -> str:
    lines = [_SPACE.sub(" ", line).strip() for line in text.split("\n")]
    return "\n".join(line for line in lines if line)


def _span(value: str | None) -> int:
    text = (value or "1").strip()
    return min(max(int(text), 1), MAX_SPAN) if text.isdigit() and len(text) < 6 else 1


def _is_hidden(element: Node) -> bool:
    return element.get("hidden") is not None or _HIDDEN.search(element.get("style") or "") is not None
