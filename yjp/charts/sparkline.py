"""A small line of an indicator's own past, as an SVG picture with its words."""

from base64 import b64encode
from dataclasses import dataclass
from xml.sax.saxutils import escape

from yjp.charts.palette import AXIS, styles
from yjp.charts.spec import Series
from yjp.figures import AreaRole, State
from yjp.ledger import Figure, Ledger
from yjp.narrative.headline import Headline
from yjp.periods import YEAR_MONTHS

WIDTH, HEIGHT, MARGIN = 160, 44, 5
COLOUR = styles([Series(name="", role=AreaRole.LOCAL, points=())])[0].colour


@dataclass(frozen=True, kw_only=True)
class Sparkline:
    """The picture and the words that stand for it; ``src`` goes into an ``<img>``."""

    svg: str
    alt: str

    @property
    def src(self) -> str:
        """A data address: nothing is fetched from anywhere."""
        return "data:image/svg+xml;base64," + b64encode(self.svg.encode()).decode("ascii")


def sparkline(ledger: Ledger, headline: Headline) -> Sparkline:
    """The service's own twelve-month figures up to the headline's, the last one marked with a dot.

    The line starts from zero, breaks where a figure is missing, and leaves provisional and suppressed figures out.
    """
    figures = [
        f
        for f in ledger.series(headline.indicator, ledger.about.area, YEAR_MONTHS)
        if f.area_role == AreaRole.LOCAL
        and f.state != State.PROVISIONAL
        and not f.suppressed
        and f.value is not None
        and f.period_end <= headline.figure.period_end
    ]
    alt = _words(headline, figures)
    return Sparkline(svg=_svg(figures, alt), alt=alt)


def _words(headline: Headline, figures: list[Figure]) -> str:
    if not figures:
        return f"{headline.title}: no figures to draw."
    first, last = figures[0], figures[-1]
    if first is last:
        return f"{headline.title}: one figure only, {last.text} in {last.period.label}."
    values = [f.value for f in figures if f.value is not None]
    low, high = (next(f for f in figures if f.value == edge(values)) for edge in (min, max))
    return (
        f"{headline.title}: from {first.text} in {first.period.label} to {last.text} in {last.period.label}; "
        f"lowest {low.text}, highest {high.text}."
    )


def _svg(figures: list[Figure], alt: str) -> str:
    size = f'viewBox="0 0 {WIDTH} {HEIGHT}" width="{WIDTH}" height="{HEIGHT}"'
    start = f'<svg xmlns="http://www.w3.org/2000/svg" {size} role="img"><title>{escape(alt)}</title>'
    base = f'<path d="M{MARGIN} {HEIGHT - MARGIN}H{WIDTH - MARGIN}" stroke="{AXIS}" stroke-width="1"/>'
    if not figures:
        return f"{start}{base}</svg>"
    months = [f.period_end.year * 12 + f.period_end.month for f in figures]
    top = max(f.value or 0.0 for f in figures) or 1.0
    spread = months[-1] - months[0] or 1
    across = [MARGIN + (m - months[0]) / spread * (WIDTH - 2 * MARGIN) for m in months]
    if len(figures) == 1:
        across = [WIDTH - MARGIN]
    down = [HEIGHT - MARGIN - (f.value or 0.0) / top * (HEIGHT - 2 * MARGIN) for f in figures]
    path = "".join(
        f"{_pen(months, i)}{x:.1f} {y:.1f}" for i, (x, y) in enumerate(zip(across, down, strict=True))
    )
    line = f'<path d="{path}" fill="none" stroke="{COLOUR}" stroke-width="2" stroke-linejoin="round"/>'
    dot = f'<circle cx="{across[-1]:.1f}" cy="{down[-1]:.1f}" r="3.5" fill="{COLOUR}"/>'
    return f"{start}{base}{line}{dot}</svg>"


def _pen(months: list[int], index: int) -> str:
    """Draw on to the next figure, or lift the pen where more than a year is missing."""
    return "L" if index and months[index] - months[index - 1] <= YEAR_MONTHS else "M"
