"""No file names a machine, and no address leads anywhere but to a published source."""

import re

import pytest

from tests.tools.tree import texts

ADDRESS = re.compile(r"\bhttps?://([A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*)")
MACHINE_PATH = re.compile(r"(?<![\w.~$}/-])/(?:work|tmp|root|home|Users|farm|mnt)/[\w.]|\b[A-Z]:\\Users\\")
SECRET = re.compile(r"-----BEGIN (?:[A-Z]+ )*PRIVATE KEY-----|://[^/\s:@]+:[^/\s:@{]+@")

ALLOWED = {
    "what the figures and rules come from": (
        "gov.uk",
        "gov.wales",
        "llyw.cymru",
        "parliament.uk",
        "fingertips.phe.org.uk",
        "nomisweb.co.uk",
        "yjresourcehub.uk",
        "doi.org",
    ),
    "documentation of the tools": (
        "creativecommons.org",
        "dash.plotly.com",
        "docs.pola.rs",
        "docs.python.org",
        "github.com",
        "keepachangelog.com",
        "mutmut.readthedocs.io",
        "opensource.org",
        "pandera.readthedocs.io",
        "plotly.com",
        "python-docx.readthedocs.io",
        "semver.org",
        "ukhsa-collaboration.github.io",
    ),
    "names of XML vocabularies, which nobody fetches": (
        "purl.oclc.org",
        "purl.org",
        "schemas.microsoft.com",
        "schemas.openxmlformats.org",
        "www.w3.org",
    ),
    "this machine, and names reserved for examples": (
        "127.0.0.1",
        "localhost",
        "example",
        "example.com",
        "example.org",
        "invalid",
    ),
}


def _allowed(host: str) -> bool:
    return any(host == known or host.endswith(f".{known}") for hosts in ALLOWED.values() for known in hosts)


def _is_vendored(name: str) -> bool:
    """A minified library is quoted whole; the browser tests show that it leads nowhere."""
    return name.endswith((".min.js", ".min.css"))


def test_every_address_leads_to_a_published_source() -> None:
    strays = {
        (name, host)
        for name, text in texts()
        if not _is_vendored(name)
        for host in ADDRESS.findall(text)
        if not _allowed(host)
    }
    assert strays == set()


def test_no_file_holds_a_path_of_one_machine() -> None:
    found = {(name, match.group()) for name, text in texts() for match in MACHINE_PATH.finditer(text)}
    assert found == set()


def test_no_file_holds_a_secret() -> None:
    assert [name for name, text in texts() if SECRET.search(text)] == []


@pytest.mark.parametrize(
    ("text", "caught"),
    [
        ("see /" + "root/.config", True),
        ('Path("/' + 'tmp/out")', True),
        ("C:" + "\\Users\\ann", True),
        ("https://www.gov.uk/home/office", False),
        ("social/work/cases", False),
        ("$TMPDIR/work/x", False),
    ],
)
def test_the_guard_knows_a_machine_path(text: str, caught: bool) -> None:
    assert bool(MACHINE_PATH.search(text)) is caught


@pytest.mark.parametrize(
    ("host", "fine"),
    [
        ("www.gov.uk", True),
        ("assets.publishing.service.gov.uk", True),
        ("notgov.uk", False),
        ("registry.internal", False),
    ],
)
def test_the_guard_knows_a_stray_host(host: str, fine: bool) -> None:
    assert _allowed(host) is fine
