"""The workbooks inside native charts: one that holds more than its chart shows leaves with everything in it.

The chart keeps its stored values, so it looks the same; only *Edit data* has nothing to open any more.
"""

from collections.abc import Iterator

from yjp.audit.reading.word.workbook import Workbook
from yjp.errors import UnreadableInput
from yjp.office.names import C, R, S
from yjp.office.package import Package
from yjp.office.xml import Node
from yjp.plan.publish.parts import Parts

_USUAL = ("xl/workbook.xml", "xl/styles.xml", "xl/sharedStrings.xml", "docProps/app.xml", "docProps/core.xml")
_USUAL_FOLDERS = ("xl/worksheets/sheet", "xl/theme/")
_NAMES = ("creator", "lastModifiedBy", "manager", "company", "keywords", "category", "subject", "description")


def without_surplus_workbooks(parts: Parts) -> Iterator[str]:
    """Take out each workbook that holds more than its chart shows, or lies in another file; a sentence for each."""
    charts = [each for each in parts.names if each.startswith("word/charts/") and each.endswith(".xml")]
    for part in charts:
        space = parts.root(part)
        for external in list(space.iter(f"{C}externalData")):
            link = next((each for each in parts.links(part) if each.id == external.get(f"{R}id")), None)
            problem = "lies in another file"
            if link is not None and not link.external and link.target in parts:
                problem = _problem(parts, space, parts.content(link.target))
            if problem:
                external.getparent().remove(external)
                if link is not None:
                    link.element.getparent().remove(link.element)
                title = "".join(
                    each.text or "" for each in space.iter() if str(each.tag).endswith("}t")
                ).strip()
                yield f"The workbook of the chart “{title[:80]}” was taken out: it {problem}."


def _problem(parts: Parts, space: Node, content: bytes) -> str:
    """What the workbook holds beyond the chart; empty where there is nothing."""
    try:
        package = Package(parts.name, content)
        unusual = [
            each
            for each in package.names
            if not each.endswith((".rels", "/")) and each not in (*_USUAL, "[Content_Types].xml")
        ]
        if any(not each.startswith(_USUAL_FOLDERS) for each in unusual):
            return "holds more than cells"
        if "docProps/core.xml" in package and any(
            (each.text or "").strip() and str(each.tag).rsplit("}", 1)[-1] in _NAMES
            for each in package.xml("docProps/core.xml")
        ):
            return "names the person who made it"
        return (
            ""
            if _cells(package) <= _shown(space, Workbook(package))
            else "holds cells that the chart does not show"
        )
    except UnreadableInput:
        return "cannot be read"


def _cells(package: Package) -> set[str]:
    """Every text and number in it, those that no cell shows any more too."""
    found: set[str] = set()
    for part in package.names:
        if part.startswith("xl/worksheets/sheet"):
            root = package.xml(part)
            strings = [c for c in root.iter(f"{S}c") if c.get("t", "n") != "s"]
            found |= {
                _normal(c.findtext(f"{S}v") or "".join(t.text or "" for t in c.iter(f"{S}t")))
                for c in strings
            }
            found |= {f"={each.text}" for each in root.iter(f"{S}f", f"{S}oddHeader", f"{S}oddFooter")}
        elif part == "xl/sharedStrings.xml":
            found |= {
                "".join(t.text or "" for t in item.iter(f"{S}t")) for item in package.xml(part).iter(f"{S}si")
            }
        elif part == "xl/workbook.xml":
            found |= {f"={each.text}" for each in package.xml(part).iter(f"{S}definedName")}
    return found - {""}


def _shown(space: Node, book: Workbook) -> set[str]:
    """The texts and numbers that the chart has stored, where its references lead to the same."""
    found: set[str] = set()
    names: set[str] = set()
    for reference in space.iter(f"{C}numRef", f"{C}strRef", f"{C}multiLvlStrRef"):
        stored = {_normal(each.text or "") for each in reference.iter(f"{C}v")}
        inside = book.values(reference.findtext(f"{C}f") or "") or ()
        found |= stored if {_normal(str(each)) for each in inside if each is not None} <= stored else set()
        if reference.getparent().tag == f"{C}tx":
            names |= stored
    # The columns of the whiskers have headings of their own (yjp.charts.workbook).
    return found | {f"{name}: range {side}" for name in names for side in ("above", "below")}


def _normal(text: str) -> str:
    try:
        return f"{float(text):.12g}"
    except ValueError:
        return text
