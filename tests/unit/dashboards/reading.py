"""Reads Dash components as their reader does."""

import json
from collections.abc import Iterator
from typing import Any

from dash.development.base_component import Component
from plotly.utils import PlotlyJSONEncoder


def sent(component: Any) -> str:
    """Everything that would be sent to the browser."""
    return json.dumps(component, cls=PlotlyJSONEncoder, ensure_ascii=False)


def walk(component: Any) -> Iterator[Any]:
    """The component, and all under it, in reading order."""
    if isinstance(component, list | tuple):
        for each in component:
            yield from walk(each)
        return
    yield component
    if isinstance(component, Component):
        yield from walk(getattr(component, "children", None))


def words(component: Any) -> str:
    """The text on the page, parts set apart by a space."""
    return " ".join(str(each) for each in walk(component) if isinstance(each, str | int | float))


def found(component: Any, kind: str) -> list[Any]:
    """All components of one HTML or Dash kind, as ``Article`` or ``Graph``."""
    return [each for each in walk(component) if type(each).__name__ == kind]


def by_id(component: Any, identifier: object) -> Any:
    """The one component of that id."""
    (one,) = [each for each in walk(component) if getattr(each, "id", None) == identifier]
    return one


def by_class(component: Any, name: str) -> list[Any]:
    """All components of one CSS class."""
    return [each for each in walk(component) if name in str(getattr(each, "className", "")).split()]
