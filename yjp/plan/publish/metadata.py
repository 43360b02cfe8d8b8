"""What a file says of the people and machines that made it; a published plan keeps its title and language."""

from collections.abc import Iterator
from xml.sax.saxutils import escape

from yjp.office.names import C, R, W
from yjp.office.xml import Node
from yjp.plan.publish.parts import Link, Parts
from yjp.plan.publish.reasons import Kind, Reason

_KEPT_OF_FILE = {"officeDocument", "core-properties", "extended-properties"}
_KEPT_OF_TEXT = {
    *("styles", "stylesWithEffects", "settings", "webSettings", "numbering", "fontTable", "theme", "font"),
    *("header", "footer", "footnotes", "endnotes", "image", "chart", "hyperlink"),
    *("diagramData", "diagramLayout", "diagramQuickStyle", "diagramColors", "diagramDrawing"),
    *("chartStyle", "chartColorStyle", "chartUserShapes", "themeOverride", "chartEx"),
}
_EMBEDDED = {
    "package",
    "oleObject",
    "aFChunk",
    "control",
    "activeXControlBinary",
    "vbaProject",
    "subDocument",
    "frame",
}
_SETTINGS = (
    *(
        "attachedTemplate",
        "mailMerge",
        "docVars",
        "trackRevisions",
        "rsids",
        "saveThroughXslt",
        "writeProtection",
    ),
    *("activeWritingStyle", "attachedSchema", "revisionView", "proofState", "removePersonalInformation"),
)
_DC = "http://purl.org/dc/elements/1.1/"
_CORE = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
_APP = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
    "<Application>Microsoft Office Word</Application><AppVersion>16.0000</AppVersion></Properties>"
)
_PATH = ("file:", "\\\\", ":\\", ":/users/")


def embedded(parts: Parts) -> Iterator[Reason]:
    """A reason for each file inside the file that nobody can look into here, and each path into somebody's computer."""
    for part in parts.names:
        for link in parts.links(part) if not part.endswith(".rels") else ():
            if link.kind in _EMBEDDED and not _of_chart(parts, part):
                yield Reason(
                    kind=Kind.UNCHECKED,
                    where=part,
                    message="A file or program is embedded here and may hold more than is shown: put a picture or "
                    "table in its place.",
                )
    for story in parts.stories():
        for link in parts.links(story):
            if link.external and link.kind == "hyperlink" and _is_path(link.target):
                yield Reason(
                    kind=Kind.UNCHECKED,
                    where=story,
                    message="A link leads to a file on somebody's computer: take the link out, or name a web address.",
                )
        for code in parts.root(story).iter(f"{W}instrText", f"{W}fldSimple"):
            text = code.text if code.tag == f"{W}instrText" else code.get(f"{W}instr")
            if _is_path((text or "").replace("\\\\", "\\")) or "\\\\" in (text or ""):
                yield Reason(
                    kind=Kind.UNCHECKED,
                    where=story,
                    message="A field names a file on somebody's computer: select it and press Ctrl+Shift+F9.",
                )


def _of_chart(parts: Parts, part: str) -> bool:
    return part.startswith("word/charts/") and parts.root(part).tag == f"{C}chartSpace"


def _is_path(target: str) -> bool:
    return any(each in target.casefold() for each in _PATH)


def without_metadata(parts: Parts, banner: str | None) -> None:
    """Leave of all properties the title, the language and the sentence that the children are made up."""
    _settings(parts)
    for link in parts.links():
        if link.kind == "core-properties":
            parts.put(link.target, _core(parts.root(link.target), banner))
        elif link.kind == "extended-properties":
            parts.put(link.target, _APP.encode())
        elif link.kind not in _KEPT_OF_FILE:
            _unlink(link)
    for part in [each for each in parts.names if not each.endswith(".rels")]:
        for link in parts.links(part):
            if (
                part.startswith("word/")
                and link.kind not in _KEPT_OF_TEXT
                and not _is_used(parts, part, link)
            ):
                _unlink(link)
    _linked_pictures(parts)
    parts.sweep()


def _settings(parts: Parts) -> None:
    part = parts.linked(parts.main, "settings")
    if part is None:
        return
    for element in [e for e in parts.root(part) if e.tag in {f"{W}{name}" for name in _SETTINGS}]:
        parts.root(part).remove(element)


def _core(old: Node, banner: str | None) -> bytes:
    title = (old.findtext(f"{{{_DC}}}title") or "").strip()
    language = (old.findtext(f"{{{_DC}}}language") or "").strip()
    kept = (("title", title), ("description", banner or ""), ("language", language))
    inside = "".join(f"<dc:{name}>{escape(text)}</dc:{name}>" for name, text in kept if text)
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        f'<cp:coreProperties xmlns:cp="{_CORE}" xmlns:dc="{_DC}">{inside}</cp:coreProperties>'
    ).encode()


def _is_used(parts: Parts, part: str, link: Link) -> bool:
    """Whether the part's own text names the relationship."""
    if not part.endswith(".xml"):
        return True
    return any(
        value == link.id for each in parts.root(part).iter() for name, value in each.items() if R in name
    )


def _linked_pictures(parts: Parts) -> None:
    """A picture that is linked as well as stored keeps only what is stored: the link is a path."""
    for story in parts.stories():
        stored = {each.id for each in parts.links(story) if each.kind == "image" and not each.external}
        outside = {each.id: each for each in parts.links(story) if each.kind == "image" and each.external}
        for element in parts.root(story).iter():
            if element.get(f"{R}embed") in stored and element.get(f"{R}link") in outside:
                link = outside[element.get(f"{R}link")]
                del element.attrib[f"{R}link"]
                if link.element.getparent() is not None:
                    _unlink(link)


def _unlink(link: Link) -> None:
    link.element.getparent().remove(link.element)
