"""How a workbook looks: one sans serif face at 12 points or more, dark on white, words before colours.

Government Analysis Function, *Releasing statistics in spreadsheets*: no background fill, no colour that says something
that the words do not say. A working list, which is no publication, keeps a filled heading row.
"""

from typing import TypeAlias

from xlsxwriter import Workbook
from xlsxwriter.format import Format

INK, HEADING, RULE, LINK = "#1F2933", "#12436D", "#D9DEE4", "#12436D"
FACE, SIZE, HEADING_2_SIZE, HEADING_1_SIZE = "Arial", 12, 14, 16
MOST_DECIMALS = 6
DEFAULTS = {"default_format_properties": {"font_name": FACE, "font_size": SIZE, "font_scheme": None}}
"""Options of xlsxwriter's Workbook; the defaults it has are 11 points."""

Formats: TypeAlias = dict[str, Format]


def formats(book: Workbook, *, filled: bool) -> Formats:
    """Every cell format, by name; ``filled`` for a heading row on a dark ground."""
    body = {"valign": "top", "font_color": INK, "bottom": 1, "bottom_color": RULE}
    heading = {"bold": True, "text_wrap": True, "valign": "bottom", "font_color": INK}
    heading |= (
        {"font_color": "#FFFFFF", "bg_color": HEADING} if filled else {"bottom": 2, "bottom_color": INK}
    )
    # A step in from the edge, so that what stands right does not run into what stands left beside it.
    right = {"align": "right", "indent": 1}
    made = {
        "title": {"font_size": HEADING_1_SIZE, "bold": True, "font_color": INK},
        "part": {"font_size": HEADING_2_SIZE, "bold": True, "font_color": INK, "valign": "bottom"},
        "line": {"font_color": INK, "valign": "top"},
        "wrapped": {"font_color": INK, "valign": "top", "text_wrap": True},
        "link": {"font_color": LINK, "underline": 1, "valign": "top"},
        "heading": heading,
        "heading_number": heading | right,
        "heading_inset": heading | {"align": "left", "indent": 1},
        "text": body | {"text_wrap": True},
        "text_inset": body | {"text_wrap": True, "align": "left", "indent": 1},
        "cell_link": body | {"text_wrap": True, "font_color": LINK, "underline": 1},
        "mark": body | right,
        "plain": body | right | {"num_format": "0"},
        "date": body | {"num_format": "yyyy-mm-dd", "align": "left", "indent": 1},
    }
    for decimals in range(MOST_DECIMALS + 1):
        places = "." * (decimals > 0) + "0" * decimals
        # A change of -0.04 shown at one decimal is no "-0.0".
        made[f"nought {decimals}"] = body | right | {"num_format": f"0{places};0{places};0{places}"}
        made[amount(decimals, signed=False)] = body | right | {"num_format": f"#,##0{places}"}
        made[amount(decimals, signed=True)] = (
            body | right | {"num_format": f"+#,##0{places};-#,##0{places};0{places}"}
        )
    return {name: book.add_format(properties) for name, properties in made.items()}


def amount(decimals: int, *, signed: bool, nought: bool = False) -> str:
    """The name of an amount's format; ``nought`` for one that rounds to nought."""
    kind = "nought" if nought else "signed" if signed else "amount"
    return f"{kind} {min(decimals, MOST_DECIMALS)}"
