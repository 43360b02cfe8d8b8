"""Program files are small, compressed once, and the small Plotly stands in for the whole where it is installed."""

import re
from pathlib import Path

import brotli
import plotly
import pytest

from tests.sample import sample
from yjp_dashboards import program_files
from yjp_dashboards.app import create_app
from yjp_dashboards.program_files import PLOTLY

BROTLI = {"Accept-Encoding": "gzip, br"}
VERSION = re.compile(rb"plotly\.js \((?:basic - minified|minified)\) v([0-9.]+)|plotly\.js v([0-9.]+)")


def _version(start: bytes) -> bytes:
    found = VERSION.search(start)
    assert found
    return found[1] or found[2]


def test_the_small_plotly_is_of_the_version_that_the_package_brings() -> None:
    """The figures are written for the package's version; the lock file of the small one names the same."""
    whole = Path(plotly.__file__).parent / "package_data" / "plotly.min.js"
    lock = Path(__file__).parents[3] / "scripts" / "plotly-basic" / "package-lock.json"
    locked = re.search(r'plotly.js-basic-dist-min": \{\s*"version": "([0-9.]+)"', lock.read_text("utf-8"))
    assert locked
    assert locked[1].encode() == _version(whole.read_bytes()[:300])


def test_the_small_plotly_is_served_where_it_is_installed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    small = tmp_path / "plotly-basic.min.js"
    small.write_bytes(b"/* small */" * 200)
    for basic, starts in ((small, b"/* small */"), (tmp_path / "none.js", b"/**")):
        monkeypatch.setattr(program_files, "BASIC", basic)
        with create_app(sample()).server.test_client().get(PLOTLY) as response:
            assert response.status_code == 200
            assert response.get_data().startswith(starts)
            assert response.mimetype == "text/javascript"
            assert "max-age" in response.headers["Cache-Control"]


def test_program_files_are_compressed_well_and_are_the_same_afterwards() -> None:
    client = create_app(sample()).server.test_client()
    document = client.get("/").text
    paths = [*re.findall(r'src="(/[^"]+)"', document), "/assets/yjp.css"]
    assert len(paths) > 5
    total = 0
    for path in paths:
        with client.get(path) as plain, client.get(path, headers=BROTLI) as small:
            assert small.headers["Content-Encoding"] == "br", path
            assert brotli.decompress(small.get_data()) == plain.get_data()
            assert "Accept-Encoding" in small.headers["Vary"]
            assert "max-age" in small.headers["Cache-Control"] or path.startswith("/assets")
            total += len(small.get_data())
    assert total < 400_000, "all that the first screen needs, compressed"
    assert "plotly.min.js" not in document, "a page without a chart does not fetch it"


def test_figures_are_not_kept_with_the_program_files() -> None:
    client = create_app(sample()).server.test_client()
    with client.get("/_dash-layout", headers=BROTLI) as response:
        assert response.headers["Cache-Control"] == "no-store"
    with client.get("/assets/none.js", headers=BROTLI) as response:
        assert response.headers["Cache-Control"] == "no-store"
