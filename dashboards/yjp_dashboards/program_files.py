"""Program files made small: compressed once at a high level and kept, and the small Plotly where it is installed.

Dash compresses every answer anew, quickly and less well. Program files are the same for everybody, so it pays to do
them properly once.
"""

import threading
from pathlib import Path

import brotli
from flask import Response, request

from yjp_dashboards.security import CACHED_PATHS

PLOTLY = "/_dash-component-suites/plotly/package_data/plotly.min.js"
BASIC = Path(__file__).parent / "vendor" / "plotly-basic.min.js"
"""Lines, bars and pies only: a quarter of the whole. ``scripts/plotly-basic.sh`` puts it here."""
LEVEL = 9
MOST_FILES = 300
SMALLEST = 500
COMPRESSED = ("text/", "application/javascript", "application/json", "image/svg+xml")
A_DAY = "private, max-age=86400"


class ProgramFiles:
    """Answers for program files, compressed, in memory."""

    def __init__(self) -> None:
        self._basic = BASIC.read_bytes() if BASIC.is_file() else None
        self._kept: dict[str, tuple[bytes, bytes]] = {}
        self._lock = threading.Lock()

    def plotly(self) -> Response | None:
        """The small Plotly where the whole is asked for."""
        if self._basic is None or request.path != PLOTLY or request.method != "GET":
            return None
        return Response(self._basic, mimetype="text/javascript")

    def squeeze(self, response: Response) -> Response:
        """The answer compressed with brotli, if it is a program file and the browser can read that."""
        if request.path == PLOTLY and response.status_code == 200:
            # Dash has it asked for again with every page.
            response.headers["Cache-Control"] = A_DAY
        if (
            not request.path.startswith(CACHED_PATHS)
            or response.status_code != 200
            or "Content-Encoding" in response.headers
            or not (response.mimetype or "").startswith(COMPRESSED)
            or request.accept_encodings["br"] <= 0
        ):
            return response
        response.direct_passthrough = False
        plain = response.get_data()
        if len(plain) < SMALLEST:
            return response
        response.set_data(self._squeezed(request.path, plain))
        response.headers["Content-Encoding"] = "br"
        response.headers.add("Vary", "Accept-Encoding")
        return response

    def _squeezed(self, path: str, plain: bytes) -> bytes:
        with self._lock:
            kept = self._kept.get(path)
        # A file may have changed under its name while yjp was updated.
        if kept is not None and kept[0] == plain:
            return kept[1]
        small = brotli.compress(plain, quality=LEVEL, lgwin=24)
        with self._lock:
            if len(self._kept) < MOST_FILES:
                self._kept[path] = (plain, small)
        return bytes(small)
