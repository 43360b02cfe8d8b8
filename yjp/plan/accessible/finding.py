"""What the check hands on: findings, and the document that the rules look at."""

from dataclasses import dataclass
from functools import cached_property

from yjp.office.names import W
from yjp.office.xml import Node
from yjp.plan.publish.parts import Parts
from yjp.plan.publish.story import style_names


@dataclass(frozen=True, kw_only=True)
class Finding:
    """One thing to mend: the rule it breaks, where, and what to do."""

    rule: str
    where: str
    message: str


class Checked:
    """A document taken apart for the rules. ``texts`` are its parts with text by name, the body first."""

    def __init__(self, parts: Parts) -> None:
        self.parts = parts
        self.texts: dict[str, Node] = {name: parts.root(name) for name in parts.stories()}
        self.body: Node = parts.root(parts.main)
        core, styles = parts.linked("", "core-properties"), parts.linked(parts.main, "styles")
        self.core: Node | None = parts.root(core) if core else None
        self.styles: Node | None = parts.root(styles) if styles else None

    @cached_property
    def names(self) -> dict[str, str]:
        """The names of styles by id."""
        return style_names(self.styles)

    @cached_property
    def by_id(self) -> dict[str, Node]:
        """Styles by id."""
        found = self.styles.iter(f"{W}style") if self.styles is not None else ()
        return {each.get(f"{W}styleId", ""): each for each in found}

    @cached_property
    def default(self) -> str:
        """The id of the paragraph style that a paragraph without one has."""
        return next(
            (
                identifier
                for identifier, style in self.by_id.items()
                if style.get(f"{W}default") == "1" and style.get(f"{W}type") == "paragraph"
            ),
            "",
        )

    def chain(self, identifier: str) -> list[Node]:
        """A style and those that it is based on, nearest first."""
        found: list[Node] = []
        while identifier in self.by_id and self.by_id[identifier] not in found:
            found.append(self.by_id[identifier])
            based = found[-1].find(f"{W}basedOn")
            identifier = based.get(f"{W}val", "") if based is not None else ""
        return found


def attribute(element: Node, path: str) -> str:
    """The ``w:val`` of what lies at a path, empty where there is none."""
    found = element.find(path)
    return found.get(f"{W}val", "").strip() if found is not None else ""
