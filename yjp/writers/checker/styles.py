"""How cells look, as far as the guidance cares: size, wrapping, fill, colour, tagged headings, superscript."""

from dataclasses import dataclass
from typing import TypeVar

from yjp.office.names import S
from yjp.office.package import Package
from yjp.office.xml import Node as Element

T = TypeVar("T")
_HEADINGS = range(16, 20)
"""Built-in numbers of the styles Heading 1 to Heading 4; Title is 15."""
_TITLE = 15


@dataclass(frozen=True)
class Style:
    """One cell format. ``fill`` and ``colour`` are any text that differs where the look differs, empty for none."""

    size: float
    wrapped: bool
    fill: str
    colour: str
    heading: bool
    superscript: bool
    date: bool


PLAIN = Style(11.0, wrapped=False, fill="", colour="", heading=False, superscript=False, date=False)


def styles(package: Package, part: str | None) -> list[Style]:
    """The formats in the order in which cells number them."""
    root = package.optional_xml(part) if part else None
    if root is None:
        return [PLAIN]
    fonts = [_font(f) for f in root.findall(f"{S}fonts/{S}font")]
    fills = [_fill(f) for f in root.findall(f"{S}fills/{S}fill")]
    bases = root.findall(f"{S}cellStyleXfs/{S}xf")
    headings = {
        int(s.get("xfId", 0))
        for s in root.findall(f"{S}cellStyles/{S}cellStyle")
        if int(s.get("builtinId", -1)) in (*_HEADINGS, _TITLE)
    }
    found = []
    for xf in root.findall(f"{S}cellXfs/{S}xf"):
        base = int(xf.get("xfId", 0))
        size, colour, superscript = _at(fonts, xf.get("fontId"), (11.0, "", False))
        alignment = xf.find(f"{S}alignment")
        if alignment is None and base < len(bases) and base:
            alignment = bases[base].find(f"{S}alignment")
        found.append(
            Style(
                size=size,
                wrapped=alignment is not None and alignment.get("wrapText") in ("1", "true"),
                fill=_at(fills, xf.get("fillId"), ""),
                colour=colour,
                heading=base in headings,
                superscript=superscript,
                date=int(xf.get("numFmtId", 0)) in range(14, 23),
            )
        )
    return found or [PLAIN]


def _font(font: Element) -> tuple[float, str, bool]:
    size, colour, raised = font.find(f"{S}sz"), font.find(f"{S}color"), font.find(f"{S}vertAlign")
    value = float(size.get("val")) if size is not None else 11.0
    return value, look(colour), raised is not None and raised.get("val") == "superscript"


def _fill(fill: Element) -> str:
    pattern = fill.find(f"{S}patternFill")
    if pattern is None:
        return "gradient" if len(fill) else ""
    kind = pattern.get("patternType", "none")
    # Every workbook has the two patterns none and gray125, in that order; neither is anybody's choice.
    if kind in ("none", "gray125"):
        return ""
    return f"{kind} {look(pattern.find(f'{S}fgColor'))}"


def look(colour: Element | None) -> str:
    """A colour as text; the automatic ones and white are none."""
    if colour is None or colour.get("auto") or colour.get("indexed") == "64":
        return ""
    if colour.get("theme") in ("0", "1") and not colour.get("tint"):
        return ""
    return " ".join(f"{k}={v}" for k, v in sorted(colour.attrib.items()))


def _at(values: list[T], place: str | None, default: T) -> T:
    number = int(place or 0)
    return values[number] if 0 <= number < len(values) else default
