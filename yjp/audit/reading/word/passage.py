"""A paragraph's text as it is shown, and where in the XML each stretch of it stands."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from yjp.office.names import CX, DGM, MC, OFF, WP, A, C, M, R, V, W
from yjp.office.xml import Node

SUPERSCRIPTS = str.maketrans("0123456789+-", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻")
"""A raised digit is no digit of the number before it: 103 with footnote 2 is not 1,032."""
_SYMBOLS = dict(
    zip(
        (0xB1, 0xA3, 0xB3, 0x2D, 0xB4, 0xB8, 0xBB, 0xB0, 0xAD, 0xAF, 0xAC, 0xAE),
        "±≤≥−×÷≈°↑↓←→",
        strict=True,
    )
)
"""Signs of the Symbol font, by their code in it; every other picture font becomes a bullet."""
_PASS_THROUGH = {
    *(f"{W}{n}" for n in ("hyperlink", "smartTag", "customXml", "ins", "moveTo", "fldSimple", "sdtContent")),
    *(f"{W}{n}" for n in ("dir", "bdo", "ruby", "rubyBase")),
    *(f"{M}{n}" for n in ("oMath", "oMathPara")),
}
_REMOVED = {f"{W}del", f"{W}moveFrom"}
_BREAKS = {
    f"{W}tab": "\t",
    f"{W}ptab": "\t",
    f"{W}cr": "\n",
    f"{W}noBreakHyphen": "\N{NON-BREAKING HYPHEN}",
}


@dataclass(frozen=True, kw_only=True)
class Piece:
    """Where characters ``start`` to ``end`` of a text stand: the element, of the same length, that holds them."""

    start: int
    end: int
    element: Node


@dataclass(kw_only=True)
class Passage:
    """A paragraph: its text, its pieces, and what hangs on it."""

    paragraph: Node
    text: str = ""
    pieces: list[Piece] = field(default_factory=list)
    bound: list[tuple[int, int, str]] = field(default_factory=list)
    boxes: list[Node] = field(default_factory=list)
    charts: list[tuple[str, str]] = field(default_factory=list)
    """Relation id and alternative text."""
    diagrams: list[str] = field(default_factory=list)
    descriptions: list[str] = field(default_factory=list)
    pages_before: int = 0
    """Page breaks that Word noted before the first character."""
    pages: int = 0
    """All page breaks that Word noted inside."""
    pictures: int = 0
    newer_charts: int = 0
    changes: int = 0
    """Insertions and deletions that somebody tracked."""


class Inline:
    """Walks through paragraphs one after another; fields may reach over several, so it remembers them."""

    def __init__(self) -> None:
        self._fields: list[bool] = []
        """One entry for each open field: whether its code, not its result, is being read."""

    def passage(self, paragraph: Node) -> Passage:
        """Read one ``w:p``."""
        made = Passage(paragraph=paragraph)
        parts: list[str] = []
        self._walk(paragraph, made, parts)
        made.text = "".join(parts)
        return made

    def _walk(self, parent: Node, made: Passage, parts: list[str]) -> None:
        for element in parent:
            tag = element.tag
            if tag == f"{W}r":
                self._run(element, made, parts)
            elif tag == f"{W}sdt":
                self._control(element, made, parts)
            elif tag == f"{MC}AlternateContent":
                self._walk(_choice(element), made, parts)
            elif tag in _REMOVED:
                made.changes += 1
            elif tag in _PASS_THROUGH:
                made.changes += tag in (f"{W}ins", f"{W}moveTo")
                self._walk(element, made, parts)
            elif isinstance(tag, str) and tag.startswith(M):
                for text in element.iter(f"{M}t"):
                    self._add(text, text.text or "", made, parts)

    def _control(self, control: Node, made: Passage, parts: list[str]) -> None:
        content = control.find(f"{W}sdtContent")
        if content is None:
            return
        start = _length(made)
        self._walk(content, made, parts)
        tag = control_tag(control)
        if tag and _length(made) > start:
            made.bound.append((start, _length(made), tag))

    def _run(self, run: Node, made: Passage, parts: list[str]) -> None:
        properties = run.find(f"{W}rPr")
        if switched_on(properties, "vanish"):
            return
        raised = properties is not None and _is_raised(properties)
        for element in run:
            tag = element.tag
            if tag == f"{W}t":
                text = element.text or ""
                self._add(element, text.translate(SUPERSCRIPTS) if raised else text, made, parts)
            elif tag == f"{W}fldChar":
                self._field(element.get(f"{W}fldCharType"))
            elif tag in _BREAKS:
                self._add(element, _BREAKS[tag], made, parts)
            elif tag == f"{W}br":
                self._add(element, "\n", made, parts)
            elif tag == f"{W}sym":
                self._add(element, _symbol(element), made, parts)
            elif tag == f"{W}lastRenderedPageBreak":
                made.pages += 1
                made.pages_before += not "".join(parts).strip()
            elif tag in (f"{W}drawing", f"{W}pict", f"{W}object"):
                _hanging(element, made)
            elif tag == f"{MC}AlternateContent":
                self._run(_choice(element), made, parts)
            elif tag == f"{W}ruby":
                self._walk(element, made, parts)

    def _field(self, kind: str | None) -> None:
        if kind == "begin":
            self._fields.append(True)
        elif kind == "separate" and self._fields:
            self._fields[-1] = False
        elif kind == "end" and self._fields:
            self._fields.pop()

    def _add(self, element: Node, text: str, made: Passage, parts: list[str]) -> None:
        if not text or any(self._fields):
            return
        start = _length(made)
        made.pieces.append(Piece(start=start, end=start + len(text), element=element))
        parts.append(text)


def control_tag(control: Node) -> str:
    """The tag of a content control, or its title where an editor dropped the tag."""
    for name in ("tag", "alias"):
        found = control.find(f"{W}sdtPr/{W}{name}")
        if found is not None and found.get(f"{W}val"):
            return str(found.get(f"{W}val"))
    return ""


def switched_on(properties: Node | None, name: str) -> bool:
    """Whether a switch is in the properties and not off."""
    found = properties.find(f"{W}{name}") if properties is not None else None
    return found is not None and found.get(f"{W}val", "1") not in OFF


def _length(made: Passage) -> int:
    return made.pieces[-1].end if made.pieces else 0


def _choice(alternatives: Node) -> Node:
    """One of the alternatives, so that nothing is read twice: the first that Word 2010 and later would take."""
    choice = alternatives.find(f"{MC}Choice")
    fallback = alternatives.find(f"{MC}Fallback")
    return choice if choice is not None else fallback if fallback is not None else alternatives


def _is_raised(properties: Node) -> bool:
    found = properties.find(f"{W}vertAlign")
    return found is not None and found.get(f"{W}val") == "superscript"


def _symbol(element: Node) -> str:
    try:
        code = int(element.get(f"{W}char", ""), 16)
    except ValueError:
        return ""
    if code >= 0xF000:
        return _SYMBOLS.get(code - 0xF000, "•") if element.get(f"{W}font") == "Symbol" else "•"
    return chr(code) if code >= 0x20 and not 0xD800 <= code <= 0xDFFF else ""


def _hanging(drawing: Node, made: Passage) -> None:
    """Text boxes, charts, diagrams and alternative texts of a drawing; each alternative of it only once."""
    described = next((each.get("descr") or "" for each in drawing.iter(f"{WP}docPr")), "").strip()
    charts = 0
    for element in _each_once(drawing):
        tag = element.tag
        if tag == f"{W}txbxContent":
            made.boxes.append(element)
        elif tag == f"{C}chart" and element.get(f"{R}id"):
            charts += 1
            made.charts.append((element.get(f"{R}id"), described))
        elif tag == f"{CX}chart":
            made.newer_charts += 1
        elif tag == f"{DGM}relIds" and element.get(f"{R}dm"):
            made.diagrams.append(element.get(f"{R}dm"))
        elif tag in (f"{A}blip", f"{V}imagedata"):
            made.pictures += 1
    if described and not charts:
        made.descriptions.append(described)


def _each_once(element: Node) -> Iterator[Node]:
    """The elements below, without the second alternative and without the inside of text boxes."""
    waiting = [element]
    while waiting:
        current = waiting.pop()
        if current.tag == f"{MC}AlternateContent":
            current = _choice(current)
        yield current
        if current.tag != f"{W}txbxContent":
            waiting.extend(child for child in reversed(current) if isinstance(child.tag, str))
