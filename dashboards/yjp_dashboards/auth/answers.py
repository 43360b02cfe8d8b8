"""The few pages that somebody who is not signed in can see: plain, and without a figure."""

from html import escape
from typing import Any, cast

from flask import Response, redirect

_PAGE = """<!DOCTYPE html>
<html lang="en-GB">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<link rel="icon" href="data:,">
<style>body{{font:1.125rem/1.5 system-ui,sans-serif;max-width:36rem;margin:3rem auto;padding:0 1rem;color:#1d1d1d;
background:#fff}}a{{color:#12436d}}@media(prefers-color-scheme:dark){{body{{color:#f3f2f1;background:#16191d}}
a{{color:#9cc4ea}}}}</style></head>
<body><main><h1>{title}</h1><p>{sentence}</p>{link}</main></body></html>
"""


def page(title: str, sentence: str, status: int, link: tuple[str, str] | None = None) -> Response:
    """A page of one sentence; ``link`` is an address of this site and its words."""
    anchor = f'<p><a href="{escape(link[0])}">{escape(link[1])}</a></p>' if link else ""
    text = _PAGE.format(title=escape(title), sentence=escape(sentence), link=anchor)
    return Response(text, status=status, mimetype="text/html")


def plain(sentence: str, status: int) -> Response:
    """A sentence for a program."""
    return Response(sentence + "\n", status=status, mimetype="text/plain")


def to(address: str, status: int = 303) -> Response:
    """Send the browser to another address."""
    answer: Any = redirect(address, code=status)
    return cast(Response, answer)
