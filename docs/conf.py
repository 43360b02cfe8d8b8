"""How Sphinx makes web pages of this folder (`make docs`). The pages are plain Markdown and can be read without it."""

import re
import tomllib
from functools import partial
from pathlib import Path

from pygments.lexers.special import TextLexer

HERE = Path(__file__).resolve().parent
_PROJECT = tomllib.loads((HERE.parent / "pyproject.toml").read_text(encoding="utf-8"))["project"]

project = _PROJECT["name"]
version = release = _PROJECT["version"]
language = "en-GB"
extensions = ["myst_parser"]
myst_heading_anchors = 4
html_theme = "furo"
html_title = f"{project} {version}"
# Nothing of the machine that built the pages, and no second copy of their sources.
html_copy_source = False
html_show_copyright = False

KINDS = {
    "Tutorials": "tutorials",
    "How to": "how_to",
    "Reference": "reference",
    "Explanation": "explanation",
    "Decisions": "decisions",
}


OUTSIDE = re.compile(r"\[([^]]+)\]\((\.\./[^)#]+)\)")
"""A link that may lead out of this folder."""


def _prepared(_app: object, page: str, text: list[str]) -> None:
    """What only Sphinx needs: tables of contents, which a code host would show as code, and no links to the code."""
    text[0] = OUTSIDE.sub(partial(_named, (HERE / page).parent), text[0])
    if page == "index":
        text[0] += "\n```{toctree}\n:hidden:\narchitecture\n```\n"
        for title, folder in KINDS.items():
            text[0] += f"\n```{{toctree}}\n:hidden:\n:glob:\n:caption: {title}\n{folder}/*\n```\n"


def _named(folder: Path, link: re.Match[str]) -> str:
    """A link to a file beside docs/ becomes its name; one to nowhere stays, and Sphinx warns of it."""
    target = (folder / link[2]).resolve()
    if target.is_relative_to(HERE) or not target.exists():
        return link[0]
    return f"{link[1]} (`{target.relative_to(HERE.parent)}`)"


def setup(app: object) -> None:
    """What Sphinx calls."""
    app.connect("source-read", _prepared)  # type: ignore[attr-defined]
    app.add_lexer("csv", TextLexer)  # type: ignore[attr-defined]
