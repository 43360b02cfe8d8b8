"""The heading of a page: one way for all of them."""

from typing import Any

from dash import html

from yjp.ledger import Ledger


def page_title(ledger: Ledger, name: str) -> Any:
    """``Rotherham: custody and remands``: whose figures they are is said on every page and every print of one."""
    # A word in capitals keeps them.
    lower = name if name[:2].isupper() else f"{name[0].lower()}{name[1:]}"
    return html.H1(f"{ledger.about.service}: {lower}")
