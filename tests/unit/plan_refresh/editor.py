"""Edits a plan as Word leaves it: split runs, proofing marks, tracked changes, copies, text boxes, notes."""

import io
import re
import zipfile
from copy import deepcopy

from lxml import etree

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_NS = {"w": W}
BODY = "word/document.xml"


def parts(content: bytes) -> dict[str, bytes]:
    """The parts of a file by name."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def packed(held: dict[str, bytes]) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for name, content in held.items():
            archive.writestr(name, content)
    return target.getvalue()


def w(xml: str) -> etree._Element:
    """An element from XML whose prefix w is Word's."""
    return etree.fromstring(xml.replace(">", f' xmlns:w="{W}">', 1) if "/>" not in xml.split(">")[0] + ">"
                            else xml.replace("/>", f' xmlns:w="{W}"/>', 1))  # fmt: skip


def run(text: str, properties: str = "") -> etree._Element:
    return w(f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>')


def outside(xml: bytes) -> bytes:
    """The bytes of a part without the contents of the content controls: found by counting tags, not by a parser.

    Marks of comments do not count: they stand around the controls.
    """
    xml = re.sub(rb"<w:r><w:commentReference [^>]*/></w:r>|<w:commentRange(?:Start|End) [^>]*/>", b"", xml)
    kept, depth, place = [], 0, 0
    for mark in re.finditer(rb"<(/?)w:sdtContent>", xml):
        if mark[1]:
            depth -= 1
            if depth == 0:
                place = mark.start()
        else:
            if depth == 0:
                kept.append(xml[place : mark.end()])
            depth += 1
    return b"".join([*kept, xml[place:]])


def without_texts(xml: bytes) -> bytes:
    """The bytes of a part without what its ``w:t`` elements say."""
    return re.sub(rb"(<w:t(?: [^>]*)?>)[^<]*(?=</w:t>)", rb"<w:t>", xml)


def text(content: bytes, part: str = BODY) -> str:
    """What a part says, deleted text left out."""
    root = etree.fromstring(parts(content)[part])
    return "".join(each.text or "" for each in root.iter(f"{{{W}}}t"))


class Editor:
    """A document in somebody's hands."""

    def __init__(self, content: bytes) -> None:
        self.parts = parts(content)
        self.root = etree.fromstring(self.parts[BODY])

    def saved(self) -> bytes:
        """The file as saved now."""
        self.parts[BODY] = etree.tostring(self.root, xml_declaration=True, encoding="UTF-8", standalone=True)
        return packed(self.parts)

    def controls(self, tag: str | None = None, *, inline: bool = True) -> list[etree._Element]:
        """Controls of figures, in order."""
        found = self.root.xpath(".//w:sdt[w:sdtPr/w:tag[contains(@w:val, '#')]]", namespaces=_NS)
        kind = [e for e in found if bool(e.xpath("w:sdtContent/w:r|w:sdtContent/w:ins|w:sdtContent/w:del",
                                                 namespaces=_NS)) == inline]  # fmt: skip
        return [e for e in kind if tag is None or self.tag(e) == tag]

    def in_sentence(self, tag: str) -> etree._Element:
        """The first control of that tag that is not in a table."""
        return next(e for e in self.controls(tag) if not e.xpath("ancestor::w:tc", namespaces=_NS))

    @staticmethod
    def tag(control: etree._Element) -> str:
        return control.xpath("string(w:sdtPr/w:tag/@w:val)", namespaces=_NS)

    @staticmethod
    def runs(control: etree._Element) -> list[etree._Element]:
        return control.xpath("w:sdtContent/w:r[w:t]", namespaces=_NS)

    def type_into(self, control: etree._Element, words: str) -> None:
        """Somebody writes over the value."""
        runs = self.runs(control)
        for number, each in enumerate(runs):
            each.find(f"{{{W}}}t").text = words if number == 0 else ""

    def split(self, control: etree._Element, at: int = 1, *, bold: bool = False) -> None:
        """Word breaks the value in two runs with a proofing mark between, one of them perhaps bold."""
        first = self.runs(control)[0]
        holder = first.find(f"{{{W}}}t")
        whole = holder.text or ""
        second = deepcopy(first)
        holder.text, second.find(f"{{{W}}}t").text = whole[:at], whole[at:]
        for each in (holder, second.find(f"{{{W}}}t")):
            each.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
        if bold:
            properties = second.find(f"{{{W}}}rPr")
            if properties is None:
                properties = etree.Element(f"{{{W}}}rPr")
                second.insert(0, properties)
            properties.append(w("<w:b/>"))
        first.addnext(second)
        first.addprevious(w('<w:proofErr w:type="spellStart"/>'))
        first.addnext(w('<w:proofErr w:type="spellEnd"/>'))

    def stamp(self, number: int) -> None:
        """Word writes revision ids all over."""
        for each in self.root.iter(f"{{{W}}}p", f"{{{W}}}r"):
            each.set(f"{{{W}}}rsidR", f"00{number:06X}")

    def write_beside(self, control: etree._Element, words: str, *, after: bool = True) -> None:
        """The author's words next to a value."""
        (control.addnext if after else control.addprevious)(run(words))

    def append_to_paragraph(self, control: etree._Element, words: str) -> None:
        """The author goes on at the end of the value's paragraph."""
        control.getparent().append(run(words))

    def delete(self, control: etree._Element) -> None:
        control.getparent().remove(control)

    def unwrap(self, control: etree._Element) -> None:
        """Remove Content Control: its words stay as plain words."""
        for each in list(control.find(f"{{{W}}}sdtContent")):
            control.addprevious(each)
        self.delete(control)

    def copy_to(self, control: etree._Element, paragraph: etree._Element) -> None:
        """A copy with the same id."""
        paragraph.append(deepcopy(control))

    def paragraphs(self) -> list[etree._Element]:
        """The paragraphs that stand in the body itself."""
        return self.root.xpath("w:body/w:p", namespaces=_NS)

    def move_to_end(self, paragraph: etree._Element) -> None:
        self.paragraphs()[-1].addnext(paragraph)

    def track_insertion(self, control: etree._Element) -> None:
        """The control was put in with changes tracked."""
        wrapper = w('<w:ins w:id="900" w:author="A" w:date="2026-01-01T00:00:00Z"/>')
        control.addprevious(wrapper)
        wrapper.append(control)

    def track_inside(self, control: etree._Element, words: str) -> None:
        """The value was replaced with changes tracked."""
        first = self.runs(control)[0]
        gone = w('<w:del w:id="901" w:author="A" w:date="2026-01-01T00:00:00Z"/>')
        put = w('<w:ins w:id="902" w:author="A" w:date="2026-01-01T00:00:00Z"/>')
        first.addprevious(gone)
        gone.append(first)
        holder = first.find(f"{{{W}}}t")
        holder.tag = f"{{{W}}}delText"
        gone.addnext(put)
        put.append(run(words))

    def empty(self, control: etree._Element) -> None:
        """Emptied: Word shows its own words as a placeholder."""
        self.type_into(control, "Click or tap here to enter text.")
        control.find(f"{{{W}}}sdtPr").append(w("<w:showingPlcHdr/>"))

    def lock(self, control: etree._Element) -> None:
        control.find(f"{{{W}}}sdtPr").append(w('<w:lock w:val="contentLocked"/>'))

    def comment_on(self, control: etree._Element, number: int) -> None:
        """The author's comment on the value; the comments part is put in by ``with_comments``."""
        inside = control.find(f"{{{W}}}sdtContent")
        inside.insert(0, w(f'<w:commentRangeStart w:id="{number}"/>'))
        inside.append(w(f'<w:commentRangeEnd w:id="{number}"/>'))
        inside.append(w(f'<w:r><w:commentReference w:id="{number}"/></w:r>'))

    def with_comments(self, *words: str) -> None:
        """A comments part with the author's comments, numbered from 0."""
        said = "".join(
            f'<w:comment w:id="{n}" w:author="A" w:initials="A"><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:comment>'
            for n, text in enumerate(words)
        )
        self.parts["word/comments.xml"] = f'<w:comments xmlns:w="{W}">{said}</w:comments>'.encode()
        self._register("comments", "word/comments.xml", "comments.xml")

    def _register(self, kind: str, part: str, target: str) -> None:
        office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
        types, relations = "[Content_Types].xml", "word/_rels/document.xml.rels"
        override = (
            f'<Override PartName="/{part}" ContentType="application/vnd.openxmlformats-officedocument.'
            f'wordprocessingml.{kind}+xml"/></Types>'
        )
        relation = (
            f'<Relationship Id="rTest{kind}" Type="{office}/{kind}" Target="{target}"/></Relationships>'
        )
        self.parts[types] = self.parts[types].replace(b"</Types>", override.encode())
        self.parts[relations] = self.parts[relations].replace(b"</Relationships>", relation.encode())

    def footnote(self, control: etree._Element) -> None:
        """A copy of the control in a footnote of a part of its own."""
        body = etree.tostring(deepcopy(control)).decode()
        self.parts["word/footnotes.xml"] = (
            f'<w:footnotes xmlns:w="{W}"><w:footnote w:id="1"><w:p>{body}<w:r><w:t> said in a note</w:t></w:r></w:p>'
            "</w:footnote></w:footnotes>"
        ).encode()
        self._register("footnotes", "word/footnotes.xml", "footnotes.xml")

    def into_header(self, control: etree._Element) -> str:
        """A copy of the control in the first header; returns the name of the part."""
        name = next(n for n in self.parts if n.startswith("word/header"))
        root = etree.fromstring(self.parts[name])
        root.append(w("<w:p></w:p>"))
        root[-1].append(deepcopy(control))
        self.parts[name] = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
        return name

    def into_text_box(self, control: etree._Element) -> None:
        """The control in a text box, which Word writes twice: for itself and for old programs."""
        inner = etree.tostring(deepcopy(control)).decode()
        story = f"<w:txbxContent><w:p>{inner}</w:p></w:txbxContent>"
        box = etree.fromstring(
            f'<w:r xmlns:w="{W}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
            'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
            'xmlns:v="urn:schemas-microsoft-com:vml"><mc:AlternateContent><mc:Choice Requires="wps"><wps:wsp>'
            f"<wps:txbx>{story}</wps:txbx></wps:wsp></mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox>{story}"
            "</v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
        )
        control.addprevious(box)
        self.delete(control)

    def rows(self, table: int = 0) -> list[etree._Element]:
        return self.root.findall(f".//{{{W}}}tbl")[table].findall(f"{{{W}}}tr")
