"""The outside programs that some tests need, where they are, and which marker needs which."""

import os
import shutil
from collections.abc import Callable, Mapping
from pathlib import Path

NODE_MODULES = Path(__file__).parent / "node_modules"
AXE = NODE_MODULES / "axe-core" / "axe.min.js"
OIDC_PROVIDER = NODE_MODULES / "oidc-provider" / "package.json"
# The program itself, not its Node wrapper: a lock of the wrapper must list every platform's build, and not
# every registry carries them all.
OOXML_VALIDATOR = NODE_MODULES / "@xarsh" / "ooxml-validator-linux-x64" / "ooxml-validator"


def chromium_path() -> Path | None:
    """The distribution's Chromium: no test downloads a browser of its own."""
    return _on_path("chromium") or _on_path("chromium-browser")


def _on_path(name: str) -> Path | None:
    found = shutil.which(name)
    return Path(found) if found else None


def _chromium() -> str | None:
    return None if chromium_path() else "Chromium is not installed (Debian package chromium)"


def _axe() -> str | None:
    return None if AXE.is_file() else "axe-core is not installed (npm ci --prefix tests/tools)"


def _oidc() -> str | None:
    if not _on_path("node"):
        return "Node.js is not installed (Debian package nodejs)"
    return None if OIDC_PROVIDER.is_file() else "oidc-provider is not installed (npm ci --prefix tests/tools)"


def _soffice() -> str | None:
    return None if _on_path("soffice") else "LibreOffice is not installed (libreoffice-writer-nogui)"


def _pdftoppm() -> str | None:
    return None if _on_path("pdftoppm") else "pdftoppm is not installed (Debian package poppler-utils)"


def _validator() -> str | None:
    if OOXML_VALIDATOR.is_file():
        return None
    return "the OpenXML validator is not installed (npm ci --prefix tests/tools, on 64-bit Linux)"


def _packaging() -> str | None:
    return "YJP_SKIP_PACKAGING=1 is set" if os.environ.get("YJP_SKIP_PACKAGING") == "1" else None


NEEDS: Mapping[str, tuple[Callable[[], str | None], ...]] = {
    "browser": (_chromium, _axe, _oidc),
    "office": (_soffice, _pdftoppm),
    "ooxml": (_validator,),
    "packaging": (_packaging,),
}


def missing(marker: str) -> list[str]:
    """Why tests with this marker cannot run here: one clause for each thing that is not there."""
    return [reason for need in NEEDS.get(marker, ()) if (reason := need())]
