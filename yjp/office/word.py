"""Is this zip a Word document, and which of its parts holds the text?"""

from yjp.errors import UnreadableInput
from yjp.office.package import Package

_OTHERS = {
    "xl/": ("this is a workbook", "Give the document, or export the sheet as a PDF."),
    "ppt/": ("this is a presentation", "Save it as a PDF and give that."),
    "content.xml": ("this is an OpenDocument file", "Save it as .docx and try again."),
    "visio/": ("this is a drawing", "Save it as a PDF and give that."),
}

_OLD_WORD = b"\xd0\xcf\x11\xe0"


def word_package(name: str, content: bytes) -> Package:
    """The package of a zip that may be a Word document; ``UnreadableInput`` names what it is instead."""
    if content.startswith(_OLD_WORD):
        raise UnreadableInput(
            name, "this is a document of an old Word (.doc)", "Save it as .docx and try again."
        )
    if content[:2] not in (b"PK", b""):
        raise UnreadableInput(name, "it is not a Word document", "Give a .docx file.")
    package = Package(name, content)
    if any(each.startswith("word/") for each in package.names):
        return package
    for start, (problem, remedy) in _OTHERS.items():
        if any(each.startswith(start) for each in package.names):
            raise UnreadableInput(name, problem, remedy)
    raise UnreadableInput(name, "this is a zip, not a document", "Unpack it and give the document itself.")


def main_part(package: Package) -> str:
    """The name of the part with the text; ``UnreadableInput`` where this is no Word document."""
    found: str | None = "word/document.xml"
    for each in package.relations().values():
        if each.kind == "officeDocument" and each.target in package:
            found = each.target if each.target.startswith("word/") else None
            break
    if found is None or found not in package:
        raise UnreadableInput(package.name, "it is no Word document", "Give a .docx file.")
    return found
