"""The small line of an indicator's own past, as a picture with words for those who do not see it."""

from typing import Any

from dash import html

from yjp.charts.sparkline import sparkline
from yjp.ledger import Ledger
from yjp.narrative.headline import Headline


def sparkline_image(ledger: Ledger, headline: Headline) -> Any:
    """The line as an image that needs no request of its own."""
    line = sparkline(ledger, headline)
    return html.Img(src=line.src, alt=line.alt, className="sparkline")
