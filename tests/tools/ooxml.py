"""pytest plugin: Microsoft's OpenXmlValidator, which finds what would make Word offer to repair a document."""

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.tools.programs import OOXML_VALIDATOR

PATIENCE_S = 120

ValidateOoxml = Callable[[Path], list[str]]


@pytest.fixture
def validate_ooxml() -> ValidateOoxml:
    """Checks a .docx or .xlsx and returns its faults as ``part: what is wrong``; an empty list means it is sound."""

    def validate(document: Path) -> list[str]:
        command = [str(OOXML_VALIDATOR), str(document), "Microsoft365"]
        run = subprocess.run(command, capture_output=True, text=True, timeout=PATIENCE_S, check=False)
        # It exits with 0 for sound and faulty alike. Else it did not run, which must never look like "no faults".
        if run.returncode:
            pytest.fail(f"The OpenXML validator did not run: {run.stderr}", pytrace=False)
        answer = json.loads(run.stdout)
        faults = [
            f"{fault['path'] or document.name}: {fault['description']} ({fault['xPath']})"
            for fault in answer["errors"]
        ]
        if answer["ok"] == bool(faults):
            pytest.fail(f"The OpenXML validator contradicts itself: {answer}", pytrace=False)
        return faults

    return validate
