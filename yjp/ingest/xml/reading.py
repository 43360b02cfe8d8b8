"""XML files to one sheet a kind of item. Nothing outside the file is ever fetched, no entity is ever expanded."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import polars as pl
from lxml import etree

from yjp.errors import UnreadableInput
from yjp.ingest.raw import Cells
from yjp.ingest.xml.hearings import add_first_hearings
from yjp.ingest.xml.items import HOLDERS, ITEM_OF, LATEST, TIE_OF, plain
from yjp.ingest.xml.latest import latest_returns
from yjp.model.caseload import ROW
from yjp.untrusted_xml import strict_parser

Record = dict[str, str]


@dataclass(frozen=True, kw_only=True)
class XmlSheet:
    """The items of one kind in an XML file; row n is the n-th of them."""

    file: str
    name: str
    content: bytes
    frame: pl.DataFrame

    @property
    def label(self) -> str:
        """How messages name it."""
        return f"{self.file}[{self.name}]"

    @property
    def headings(self) -> tuple[str, ...]:
        """The element names found."""
        return tuple(name for name in self.frame.columns if name != ROW)

    def top(self, rows: int) -> list[tuple[str, ...]]:
        """The element names, as a heading row; there is nothing above it."""
        return [self.headings][:rows]

    def under(self, header_rows: Sequence[int] = ()) -> Cells:
        """All items; an XML file has no heading rows to choose from."""
        return Cells(file=self.label, headings=self.headings, frame=self.frame)


def read_xml(files: Sequence[tuple[str, bytes]]) -> list[XmlSheet]:
    """Sheets of all XML files together, so that a child's latest return is found across them."""
    found = [(name, content, list(_records(name, _root(name, content)))) for name, content in files]
    every = [pair for _, _, records in found for pair in records]
    add_first_hearings(every)
    latest = latest_returns(record for _, record in every)
    for _, record in every:
        record[LATEST] = "yes" if latest(record) else "no"
    sheets = []
    for file, content, records in found:
        for item in dict.fromkeys(name for name, _ in records):
            rows = [record for name, record in records if name == item]
            sheets.append(XmlSheet(file=file, name=item, content=content, frame=_frame(rows)))
    return sheets


def _root(file: str, content: bytes) -> etree._Element:
    try:
        root = etree.fromstring(content, strict_parser())
    except (etree.XMLSyntaxError, ValueError) as problem:
        # lxml's own message may quote the file, so only the line goes on.
        line = getattr(problem, "lineno", None)
        where = f" (line {line})" if line else ""
        raise UnreadableInput(
            file, f"this is not XML that can be read safely{where}", "Export it again."
        ) from None
    if root.getroottree().docinfo.doctype:
        raise UnreadableInput(
            file,
            "the XML has a DOCTYPE, which a return never needs and which can be used to do harm",
            "Ask the supplier for the file without it.",
        )
    return root


def _records(file: str, root: etree._Element) -> Iterator[tuple[str, Record]]:
    found = list(_visit(root, {}))
    if not found:
        raise UnreadableInput(
            file, "none of the items of the national return are in it", "Check that this is the right file."
        )
    yield from found


def _visit(element: etree._Element, inherited: Record) -> Iterator[tuple[str, Record]]:
    """The records in an element, in the order of the file; ids are handed down to what lies inside."""
    fields = _fields(element)
    ties = inherited | _shared(element) | {TIE_OF[k]: v for k, v in _plain(fields).items() if k in TIE_OF}
    item = ITEM_OF.get(plain(element.tag))
    if item and len(fields):
        yield item, ties | fields
    for child in element:
        if len(child) or child.attrib:
            yield from _visit(child, ties)


def _fields(element: etree._Element) -> Record:
    """Attributes and leaves, also those inside wrappers that are no items; repeated ones joined with a semicolon."""
    fields: Record = {plain_name(name): value.strip() for name, value in element.attrib.items()}
    for child in element:
        if len(child):
            inner = (
                {}
                if plain(child.tag) in ITEM_OF or ITEM_OF.get(plain(element.tag)) is None
                else _fields(child)
            )
        else:
            inner = {plain_name(child.tag): (child.text or "").strip()}
        for name, value in inner.items():
            if value:
                fields[name] = f"{fields[name]}; {value}" if fields.get(name) else value
    return {_known(name): value for name, value in fields.items()}


def plain_name(tag: str) -> str:
    """The name without its namespace."""
    return tag.rpartition("}")[2]


def _known(name: str) -> str:
    return TIE_OF.get(plain(name), name)


def _plain(fields: Record) -> Record:
    return {plain(name): value for name, value in fields.items()}


def _shared(element: etree._Element) -> Record:
    """Ids in the header or person_details directly inside, where they agree on one value."""
    found: dict[str, set[str]] = {}
    for child in element:
        if plain(child.tag) in HOLDERS:
            for name, value in _plain(_leaves(child)).items():
                if name in TIE_OF and value:
                    found.setdefault(TIE_OF[name], set()).add(value)
    return {name: values.pop() for name, values in found.items() if len(values) == 1}


def _leaves(element: etree._Element) -> Record:
    leaves = {plain_name(c.tag): (c.text or "").strip() for c in element if not len(c)}
    return {plain_name(name): value.strip() for name, value in element.attrib.items()} | leaves


def _frame(records: Sequence[Record]) -> pl.DataFrame:
    names = list(dict.fromkeys(name for record in records for name in record))
    columns = {name: [record.get(name) or None for record in records] for name in names}
    frame = pl.DataFrame(columns, schema=dict.fromkeys(names, pl.String))
    return frame.with_row_index(ROW, offset=1).with_columns(pl.col(ROW).cast(pl.Int64))
