"""What a paragraph is by its style: heading and its level, list item, caption, line of contents."""

import re

from yjp.audit.document import Kind
from yjp.office.names import OFF, W
from yjp.office.xml import Node

_HEADING = re.compile(r"^heading (\d)$")
_LONGEST_CHAIN = 30
BODY_LEVEL = 9
"""``w:outlineLvl`` of body text."""


class Styles:
    """The styles of a document, with what each takes from the style it is based on."""

    def __init__(self, root: Node | None) -> None:
        self._styles: dict[str, Node] = {}
        self._default: str | None = None
        for style in root.iter(f"{W}style") if root is not None else ():
            if style.get(f"{W}type", "paragraph") != "paragraph":
                continue
            identifier = style.get(f"{W}styleId", "")
            self._styles[identifier] = style
            if style.get(f"{W}default", "0") not in OFF:
                self._default = identifier
        self._known: dict[str | None, tuple[Kind, int | None]] = {}

    def kind(self, properties: Node | None) -> tuple[Kind, int | None]:
        """What a paragraph with these properties (``w:pPr``) is, and its level; headings count from 1."""
        named = _value(properties, "pStyle") or self._default
        if named not in self._known:
            self._known[named] = self._by_style(named)
        kind, level = self._known[named]
        own = _value(properties, "outlineLvl")
        if own is not None and own.isdigit():
            if int(own) < BODY_LEVEL:
                return Kind.HEADING, int(own) + 1
            if kind is Kind.HEADING:
                kind, level = Kind.PARAGRAPH, None
        if kind is Kind.PARAGRAPH and properties is not None:
            numbering = properties.find(f"{W}numPr")
            if numbering is not None and (_value(numbering, "numId") or "0") != "0":
                return Kind.LIST_ITEM, int(_value(numbering, "ilvl") or 0) + 1
        return kind, level

    def _by_style(self, named: str | None) -> tuple[Kind, int | None]:
        """By the first style of the chain that says something."""
        for _ in range(_LONGEST_CHAIN):
            style = self._styles.get(named or "")
            if style is None:
                break
            name = (_value(style, "name") or "").casefold()
            if heading := _HEADING.match(name):
                return Kind.HEADING, int(heading[1])
            for start, kind in (
                ("title", Kind.HEADING),
                ("caption", Kind.CAPTION),
                ("toc heading", Kind.HEADING),
                ("toc ", Kind.CONTENTS),
                ("table of figures", Kind.CONTENTS),
                ("list ", Kind.LIST_ITEM),
            ):
                if name.startswith(start):
                    return kind, 1 if kind in (Kind.HEADING, Kind.LIST_ITEM) else None
            properties = style.find(f"{W}pPr")
            level = _value(properties, "outlineLvl")
            if level is not None and level.isdigit() and int(level) < BODY_LEVEL:
                return Kind.HEADING, int(level) + 1
            if properties is not None and properties.find(f"{W}numPr") is not None:
                return Kind.LIST_ITEM, 1
            named = _value(style, "basedOn")
        return Kind.PARAGRAPH, None


def _value(parent: Node | None, name: str) -> str | None:
    found = parent.find(f"{W}{name}") if parent is not None else None
    return found.get(f"{W}val") if found is not None else None
