"""Panels that choices redraw: the one wiring of a page's choices, its address, its panels and their files."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Protocol

from werkzeug.exceptions import NotFound

from yjp_dashboards.components.choices import (
    Choice,
    address_parts,
    as_query,
    connect_choices,
    control,
    inputs,
)
from yjp_dashboards.components.panel import Panel, Place, outputs, panel, parts
from yjp_dashboards.components.panel_files import HasPanels, connect_files
from yjp_dashboards.pages.callbacks import Callbacks


class HasChoices(HasPanels, Protocol):
    """A page's view with its choices by key."""

    @property
    def choices(self) -> Mapping[str, Choice]:
        """Every choice of the page, as far as this ledger has anything to choose."""


@dataclass(frozen=True, kw_only=True)
class ChosenPanels:
    """Which choices redraw which panels of a page.

    ``keys`` are all choices of the page, in order; ``redrawn_by`` has the keys of each panel by its id. ``nothing`` is
    said where a panel is not there for a choice; without it that answers 404, as nobody can choose it.
    """

    path: str
    page: str
    keys: tuple[str, ...]
    redrawn_by: Mapping[str, tuple[str, ...]]
    nothing: str = ""

    def address_parts(self, view: HasChoices) -> list[Any]:
        """What keeps the choices and the address the same; the page begins with it."""
        return address_parts(self.page, [view.choices[key] for key in self.keys])

    def controls(self, view: HasChoices, query: Mapping[str, str], *keys: str) -> tuple[Any, ...]:
        """The choices of those keys."""
        return tuple(control(self.page, view.choices[key], query) for key in keys)

    def chosen(self, view: HasChoices, panel_id: str, query: Mapping[str, str]) -> tuple[str, ...] | None:
        """What is chosen for a panel, in the order of its keys; None where it has nothing to choose or is not known."""
        keys = self.redrawn_by.get(panel_id)
        found = tuple(value for key in keys or () for value in view.choices[key].chosen(query))
        return found if keys and len(found) == len(keys) else None

    def place(self, view: HasChoices, panel_id: str, query: Mapping[str, str]) -> Place:
        """The address of a panel with the choices that lead to it."""
        keys = self.redrawn_by.get(panel_id, ())
        asked = {name: value for key in keys for name, value in view.choices[key].in_address(query).items()}
        return Place(page=self.path, query=asked)

    def drawn(
        self, view: HasChoices, panel_id: str, query: Mapping[str, str], *within: str, redrawn: bool = True
    ) -> list[Any]:
        """A panel, with the choices ``within`` it; nothing where it is not there. As ``panel`` for ``redrawn``."""
        now = view.panel(panel_id, query)
        if now is None:
            return []
        inside = self.controls(view, query, *within)
        return [panel(now, self.place(view, panel_id, query), choices=inside, redrawn=redrawn)]

    def connect(self, on: Callbacks, panels: Iterable[str] | None = None) -> None:
        """Keep choices and address the same, redraw the panels (all that have choices), and offer the files."""
        connect_choices(on, self.page, self.keys)
        connect_files(on)
        for each in self.redrawn_by if panels is None else panels:
            self._connect(on, each)

    def _connect(self, on: Callbacks, panel_id: str) -> None:
        keys = self.redrawn_by[panel_id]

        @on.callback(*outputs(panel_id), *inputs(self.page, keys), prevent_initial_call=True)
        def redraw(view: HasChoices, *values: Any) -> list[Any]:
            query = as_query(keys, values)
            now = view.panel(panel_id, query)
            if now is None and self.nothing:
                now = Panel(id=panel_id, heading="", takeaway="", nothing=self.nothing)
            if now is None:
                raise NotFound
            return parts(now, self.place(view, panel_id, query))
