"""How each kind of area is drawn: colour, dash and marker, so that no reader depends on colour alone.

Colours are the Government Analysis Function's categorical palette (every one at least 3:1 on white); the local
area is the darkest and the heaviest line. In black and white the dash and the marker tell the lines apart.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from yjp.charts.spec import Series
from yjp.figures import AreaRole

INK = "#1F2933"
"""Text and titles."""
GRID = "#D9DEE4"
"""Grid lines: quieter than any series."""
AXIS = "#6B7580"
"""Axis lines."""


@dataclass(frozen=True, kw_only=True)
class Style:
    """How one series is drawn.

    ``dash`` and ``marker`` are names of their own (solid, dash …; circle, square …), which each renderer translates.
    ``dash`` None draws markers without a line. ``width`` is in points; ``emphasis`` marks the service's own line.
    """

    colour: str
    dash: str | None
    marker: str
    width: float
    emphasis: bool = False


_STYLES: dict[str, tuple[Style, ...]] = {
    AreaRole.LOCAL: (Style(colour="#12436D", dash="solid", marker="circle", width=3.0, emphasis=True),),
    AreaRole.PUBLISHED_LOCAL: (Style(colour="#12436D", dash=None, marker="diamond", width=1.5),),
    AreaRole.FAMILY: (Style(colour="#801650", dash="dash", marker="square", width=1.75),),
    AreaRole.PROXY: (Style(colour="#A285D1", dash="dash", marker="diamond", width=1.75),),
    AreaRole.CHOSEN: (Style(colour="#28A197", dash="dot", marker="diamond", width=1.75),),
    AreaRole.PCC: (Style(colour="#F46A25", dash="dot", marker="triangle", width=1.75),),
    AreaRole.REGION: (Style(colour="#28A197", dash="dashdot", marker="cross", width=1.75),),
    AreaRole.NATIONAL: (
        Style(colour="#3D3D3D", dash="longdash", marker="x", width=1.75),
        Style(colour="#A285D1", dash="longdashdot", marker="star", width=1.75),
    ),
}
_SPARE = (
    Style(colour="#A285D1", dash="longdashdot", marker="star", width=1.75),
    Style(colour="#5B6770", dash="dash", marker="triangle", width=1.75),
    Style(colour="#801650", dash="dot", marker="cross", width=1.75),
    Style(colour="#3D3D3D", dash="dashdot", marker="square", width=1.75),
    Style(colour="#28A197", dash="longdash", marker="triangle", width=1.75),
)
"""For more areas of a role than it has styles of its own."""


def styles(series: Iterable[Series]) -> list[Style]:
    """One style for each series, by its role; a second series of one role gets another style than the first."""
    given: list[Style] = []
    for each in series:
        wanted = (*_STYLES.get(each.role, ()), *_SPARE)
        # More areas than styles cannot be told apart by any palette: the last ones repeat.
        given.append(next((style for style in wanted if style not in given), wanted[-1]))
    return given


def luminance(colour: str) -> float:
    """Relative luminance of ``#RRGGBB`` (WCAG 2.2)."""
    channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Contrast ratio of two colours (WCAG 2.2)."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)
