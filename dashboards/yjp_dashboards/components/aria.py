"""ARIA and data attributes, whose hyphens Python's keywords cannot hold."""

from typing import Any


def aria(**values: str) -> dict[str, Any]:
    """``aria(label="Pages")`` is ``{"aria-label": "Pages"}``, to be unpacked into a component."""
    return {f"aria-{name}": value for name, value in values.items()}


def data(**values: str) -> dict[str, Any]:
    """``data(tables="[]")`` is ``{"data-tables": "[]"}``: what a script of ours reads from a component."""
    return {f"data-{name}": value for name, value in values.items()}
