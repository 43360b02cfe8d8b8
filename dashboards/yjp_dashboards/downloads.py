"""Files that pages offer: each at an address of its own, checked as a callback is, and never a path on a disk."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Protocol
from urllib.parse import urlencode

from flask import Flask, Response, abort, request

from yjp_dashboards.auth import answers
from yjp_dashboards.viewing import Stale, Viewing, of_page

PREFIX = "/download"
OF = "of"
NAME = re.compile(r"[a-z0-9][a-z0-9-]*")
UNSAFE = re.compile(r"[^A-Za-z0-9._-]+")
STALE_SENTENCE = "Newer figures have come in since the page was drawn. Load the page again, then download."


@dataclass(frozen=True, kw_only=True)
class Download:
    """A file: its name, its kind and its bytes."""

    filename: str
    mimetype: str
    content: bytes


class _Page(Protocol):
    @property
    def path(self) -> str:
        """The page's address."""

    def view(self, now: Viewing) -> Any:
        """The page's view, or a 403."""


Make = Callable[[Any, Mapping[str, str]], Download | None]


def address(page_path: str, name: str, now: Viewing, **query: str) -> str:
    """Where a page's download lies, for the release that the page is drawn from."""
    return f"{PREFIX}{_part(page_path)}/{name}?{urlencode({**query, OF: now.stamp})}"


class Downloads:
    """The files of all pages, looked up by exact names."""

    def __init__(self) -> None:
        self._known: dict[str, tuple[_Page, Make]] = {}

    def add(self, page: _Page, name: str, make: Make) -> None:
        """Offer a file of a page."""
        if not NAME.fullmatch(name):
            raise ValueError(f"{name!r} is no name of a download")
        self._known[f"{_part(page.path)}/{name}"] = (page, make)

    def connect(self, server: Flask) -> None:
        """Answer under ``/download/``."""
        server.add_url_rule(f"{PREFIX}/<path:asked>", "download", self._answer, methods=["GET"])

    def _answer(self, asked: str) -> Response:
        if f"/{asked}" not in self._known:
            abort(404)
        page, make = self._known[f"/{asked}"]
        query = request.args.to_dict()
        try:
            now = of_page(query.pop(OF, ""))
        except Stale:
            return answers.page("Newer figures have come in", STALE_SENTENCE, 409)
        made = make(page.view(now), query)
        if made is None:
            abort(404)
        return Response(
            made.content,
            mimetype=made.mimetype,
            headers={"Content-Disposition": f'attachment; filename="{UNSAFE.sub("-", made.filename)}"'},
        )


def _part(path: str) -> str:
    return "/overview" if path == "/" else path
