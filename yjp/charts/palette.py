"""How each kind of area is drawn: colour, dash and marker, so that no reader depends on colour alone.

Colours are the Government Analysis Function's categorical palette (every one at least 3:1 on white); the local
area is the darkest and the heaviest line. In black and white the dash and the marker tell the lines apart.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from yjp.charts.spec import CENTRE, GROUP, LIMIT, OUTER_LIMIT, SERVICE, SIGNAL, UNKNOWN, Series
from yjp.figures import AreaRole

INK = "#1F2933"
"""Text and titles."""
GRID = "#D9DEE4"
"""Grid lines: quieter than any series."""
AXIS = "#6B7580"
"""Axis lines."""
WHISKER = "#F46A25"
"""Whiskers on bars: 3 to 1 on white as on the darkest bar."""


@dataclass(frozen=True, kw_only=True)
class Style:
    """How one series is drawn.

    ``dash`` and ``marker`` are names of their own (solid, dash …; circle, square …), which each renderer translates.
    ``dash`` None draws markers without a line, ``marker`` None a line without markers. ``width`` is in points;
    ``emphasis`` marks the service's own line. ``pattern`` is how a column is hatched: a name of its own, too; None
    leaves it to the place of the series.
    """

    colour: str
    dash: str | None
    marker: str | None
    width: float
    emphasis: bool = False
    pattern: str | None = None


_STYLES: dict[str, tuple[Style, ...]] = {
    AreaRole.LOCAL: (
        Style(colour="#12436D", dash="solid", marker="circle", width=3.0, emphasis=True, pattern="solid"),
    ),
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
    AreaRole.TARGET: (Style(colour="#3D3D3D", dash="dash", marker=None, width=1.5),),
    CENTRE: (Style(colour="#3D3D3D", dash="solid", marker=None, width=1.25),),
    LIMIT: (Style(colour="#801650", dash="dash", marker=None, width=1.25),),
    OUTER_LIMIT: (Style(colour="#5B6770", dash="dot", marker=None, width=1.25),),
    SIGNAL: (Style(colour="#F46A25", dash=None, marker="diamond", width=1.5),),
    SERVICE: (Style(colour="#5B6770", dash=None, marker="x", width=1.0),),
    GROUP: (
        Style(colour="#12436D", dash="solid", marker="circle", width=2.25, pattern="solid"),
        Style(colour="#28A197", dash="dash", marker="square", width=2.25, pattern="upward"),
        Style(colour="#801650", dash="dot", marker="triangle", width=2.25, pattern="horizontal"),
        Style(colour="#F46A25", dash="dashdot", marker="diamond", width=2.25, pattern="dots"),
        Style(colour="#A285D1", dash="longdash", marker="cross", width=2.25, pattern="downward"),
        Style(colour="#3D3D3D", dash="longdashdot", marker="x", width=2.25, pattern="vertical"),
    ),
    UNKNOWN: (Style(colour="#5B6770", dash="dot", marker="star", width=1.75, pattern="sparse"),),
}
_SAME_TWICE = frozenset({LIMIT, OUTER_LIMIT})
"""Roles whose two series are one thing: a line above and a line below."""
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
        if each.role in _SAME_TWICE:
            given.append(_STYLES[each.role][0])
            continue
        wanted = (*_STYLES.get(each.role, ()), *_SPARE)
        # More areas than styles cannot be told apart by any palette: the last ones repeat.
        given.append(next((style for style in wanted if style not in given), wanted[-1]))
    return given


PATTERNS = ("solid", "upward", "downward", "dots", "grid", "horizontal", "vertical")
"""How columns are hatched, by the place of their series, where the role has no pattern of its own."""


def pattern(style: Style, place: int) -> str:
    """The hatching of a column: colours that look alike in black and white do not, hatched."""
    return style.pattern or PATTERNS[place % len(PATTERNS)]


def luminance(colour: str) -> float:
    """Relative luminance of ``#RRGGBB`` (WCAG 2.2)."""
    channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Contrast ratio of two colours (WCAG 2.2)."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)
