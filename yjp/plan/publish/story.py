"""What stands where in a document: its headings, what is under which, and the text of an element."""

from collections.abc import Iterator

from yjp.office.names import W
from yjp.office.xml import Node
from yjp.plan.publish.parts import Parts

_HEADING = "heading "


def style_names(styles: Node | None) -> dict[str, str]:
    """The names of styles by id, in lower case: Word and LibreOffice write ``heading 1`` differently."""
    found: dict[str, str] = {}
    for style in styles.iter(f"{W}style") if styles is not None else ():
        name = style.find(f"{W}name")
        if name is not None:
            found[style.get(f"{W}styleId", "")] = name.get(f"{W}val", "").casefold()
    return found


def style_of(paragraph: Node, names: dict[str, str]) -> str:
    """The name of a paragraph's style; empty for the default one."""
    style = paragraph.find(f"{W}pPr/{W}pStyle")
    return names.get(style.get(f"{W}val", ""), "") if style is not None else ""


def heading_level(paragraph: Node, names: dict[str, str]) -> int | None:
    """1 for Heading 1; None where the paragraph is no heading."""
    name = style_of(paragraph, names)
    level = name.removeprefix(_HEADING)
    return int(level) if name.startswith(_HEADING) and level.isdigit() else None


def text_of(element: Node) -> str:
    """All text that is shown within, without what a tracked change deleted."""
    return "".join(each.text or "" for each in element.iter(f"{W}t")).strip()


def cell_text(cell: Node) -> str:
    """What a table cell says, its paragraphs apart."""
    return " ".join(text_of(each) for each in cell.iter(f"{W}p"))


class Places:
    """Where an element stands, in words that an author can follow."""

    def __init__(self, parts: Parts) -> None:
        styles = parts.linked(parts.main, "styles")
        self.styles = style_names(parts.root(styles) if styles else None)
        self._parts = parts
        self._under: dict[Node, str] = {}
        for story in parts.stories():
            # A heading names what follows it until the next one.
            place = "" if story == parts.main else f"in the {_story_name(story)}"
            for element in parts.root(story).iter(f"{W}p", f"{W}sdt", f"{W}tbl"):
                if element.tag == f"{W}p" and story == parts.main and heading_level(element, self.styles):
                    place = f"under “{text_of(element)}”"
                self._under[element] = place

    def of(self, element: Node) -> str:
        """``under “Use of custody”``, ``in the footer``; ``at the beginning`` before the first heading."""
        found: Node | None = element
        while found is not None:
            if found in self._under:
                return self._under[found] or "at the beginning"
            found = found.getparent()
        return "at the beginning"


def _story_name(part: str) -> str:
    name = part.rsplit("/", 1)[-1].removesuffix(".xml").rstrip("0123456789")
    return {"footnotes": "footnotes", "endnotes": "endnotes"}.get(name, name)


def ancestors(element: Node) -> Iterator[Node]:
    """The elements around it, nearest first."""
    found = element.getparent()
    while found is not None:
        yield found
        found = found.getparent()
