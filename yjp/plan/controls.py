"""Content controls: the named places of a plan that newer figures may fill again.

A control's tag and its title both hold the name of what it shows (``fte_rate.2018-12.12m.rotherham#value``): some
editors drop the tag, and the title is then the way back.
"""

from zlib import crc32

from docx.document import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement

from yjp.figures import TAG_LENGTH
from yjp.plan.styles import CREAM, PLACEHOLDER

_XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def text_run(text: str, *, strong: bool = False, style: str | None = None) -> BaseOxmlElement:
    """A run of text (``w:r``); spaces at its ends are kept. ``style`` is the id of a character style."""
    run, content = OxmlElement("w:r"), OxmlElement("w:t")
    named = "Strong" if strong else style
    if named:
        properties, reference = OxmlElement("w:rPr"), OxmlElement("w:rStyle")
        reference.set(qn("w:val"), named)
        properties.append(reference)
        run.append(properties)
    content.text = text
    content.set(_XML_SPACE, "preserve")
    run.append(content)
    return run


def style_ids(document: Document) -> dict[str, str]:
    """The ids of all styles by their names in lower case."""
    return {str(each.name).casefold(): str(each.style_id) for each in document.styles}


class Controls:
    """Makes the content controls of one document, each with an id of its own.

    The id comes from the tag, so that the same plan gives the same ids; a tag that is shown more than once gets
    another id each time, because Word wants them all different.
    """

    def __init__(self, document: Document) -> None:
        self._style_ids = style_ids(document)
        self._taken = set(map(int, document.element.xpath("//w:sdt/w:sdtPr/w:id/@w:val")))

    def inline(self, tag: str, text: str, *, strong: bool = False) -> BaseOxmlElement:
        """A plain-text control inside a paragraph, holding the text."""
        return self._control(tag, [text_run(text, strong=strong)], plain_text=True)

    def block(self, tag: str, *content: BaseOxmlElement) -> BaseOxmlElement:
        """A control around whole paragraphs or a table."""
        return self._control(tag, list(content), plain_text=False)

    def prompt(self, tag: str, text: str, *, plain_text: bool = True) -> BaseOxmlElement:
        """A control inside a paragraph that shows the text as a placeholder until somebody types.

        Without ``plain_text`` the answer may have looks and, once somebody presses Enter, several paragraphs. The
        control is inside the paragraph even so: LibreOffice drops the looks of the first paragraph of a
        control around it.
        """
        return self._control(tag, [self._placeholder(text)], plain_text=plain_text, placeholder=True)

    def rich(self, tag: str, content: list[BaseOxmlElement]) -> BaseOxmlElement:
        """A control inside a paragraph around any runs and controls."""
        return self._control(tag, content, plain_text=False)

    def style_id(self, name: str) -> str:
        """The id that the document gives to the style of that name: Word translates ids, never our names."""
        return self._style_ids[name.casefold()]

    def _placeholder(self, text: str) -> BaseOxmlElement:
        run = text_run(text, style=self.style_id(PLACEHOLDER))
        # Said here too, since LibreOffice does not draw the shading of a character style. Word drops it on typing.
        shade = OxmlElement("w:shd")
        for name, value in (("val", "clear"), ("color", "auto"), ("fill", CREAM)):
            shade.set(qn(f"w:{name}"), value)
        run[0].append(shade)
        return run

    def _control(
        self, tag: str, content: list[BaseOxmlElement], *, plain_text: bool, placeholder: bool = False
    ) -> BaseOxmlElement:
        if len(tag) > TAG_LENGTH:
            raise ValueError(f"{tag!r} is longer than the {TAG_LENGTH} characters that Word allows for a tag")
        control, properties, inside = (OxmlElement(f"w:{name}") for name in ("sdt", "sdtPr", "sdtContent"))
        for name, value in (("alias", tag), ("tag", tag), ("id", str(self._id(tag)))):
            element = OxmlElement(f"w:{name}")
            element.set(qn("w:val"), value)
            properties.append(element)
        if placeholder:
            properties.append(OxmlElement("w:showingPlcHdr"))
        if plain_text:
            properties.append(OxmlElement("w:text"))
        inside.extend(content)
        control.extend([properties, inside])
        return control

    def _id(self, tag: str) -> int:
        number = 0
        while True:
            wanted = crc32(f"{tag}~{number}".encode() if number else tag.encode()) & 0x7FFFFFFF
            if wanted and wanted not in self._taken:
                self._taken.add(wanted)
                return wanted
            number += 1
