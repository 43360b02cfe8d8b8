"""The validator passes a sound document and catches broken ones: the controls of every 'opens without repair'."""

import zipfile
from pathlib import Path

import docx
import pytest

from tests.tools.ooxml import ValidateOoxml

pytestmark = pytest.mark.ooxml


@pytest.fixture
def sound(tmp_path: Path) -> Path:
    document = docx.Document()
    document.add_heading("Sound", level=1)
    path = tmp_path / "sound.docx"
    document.save(str(path))
    return path


def _spoil(sound: Path, part: str, old: bytes, new: bytes) -> Path:
    """A copy of a document with one change in one part."""
    spoiled = sound.with_name("spoiled.docx")
    with zipfile.ZipFile(sound) as source, zipfile.ZipFile(spoiled, "w") as target:
        for name in source.namelist():
            data = source.read(name)
            if name == part:
                assert old in data
                data = data.replace(old, new, 1)
            target.writestr(name, data)
    return spoiled


def test_a_sound_document_has_no_faults(sound: Path, validate_ooxml: ValidateOoxml) -> None:
    assert validate_ooxml(sound) == []


def test_an_unknown_element_is_caught(sound: Path, validate_ooxml: ValidateOoxml) -> None:
    spoiled = _spoil(sound, "word/document.xml", b"<w:sectPr", b"<w:nonsense/><w:sectPr")
    (fault,) = validate_ooxml(spoiled)
    assert fault.startswith("/word/document.xml: ")
    assert "nonsense" in fault


def test_a_reference_to_nothing_is_caught(sound: Path, validate_ooxml: ValidateOoxml) -> None:
    spoiled = _spoil(
        sound, "word/document.xml", b"<w:sectPr", b'<w:p><w:hyperlink r:id="rId999"/></w:p><w:sectPr'
    )
    assert any("rId999" in fault for fault in validate_ooxml(spoiled))


def test_a_file_that_is_no_document_is_caught(tmp_path: Path, validate_ooxml: ValidateOoxml) -> None:
    rubbish = tmp_path / "rubbish.docx"
    rubbish.write_bytes(b"not a zip")
    (fault,) = validate_ooxml(rubbish)
    assert fault.startswith("rubbish.docx: ")
