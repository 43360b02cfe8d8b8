"""The audit as one accessible page: the document's text with marks in the margin; no scripts, nothing from elsewhere.

The same audit gives the same bytes.
"""

from collections.abc import Sequence

from lxml import html
from lxml.html import builder as e

from yjp import __version__
from yjp.audit.document import Document
from yjp.audit.reports.order import (
    CAUTION,
    EXPLAINED,
    TAGS,
    TITLES,
    groups,
    headline,
    ordered,
    summary,
    where,
)
from yjp.audit.reports.page_style import STYLE
from yjp.audit.reports.page_text import Margin, Node, document_text, said
from yjp.audit.result import Audit, Finding, Verdict
from yjp.numbers import numbered

POLICY = "default-src 'none'; style-src 'unsafe-inline'"
_FILTERS = (
    ("show-grave", "decision-changing", True),
    ("show-wrong", "contradicted", True),
    ("show-doubt", "suspicious", True),
    ("show-verified", "verified numbers, dotted", False),
    ("only", "only paragraphs with findings", False),
)


def audit_page(audited: Sequence[tuple[Document, Audit]]) -> bytes:
    """The page's bytes, UTF-8; several documents come one after another."""
    names = ", ".join(document.name for document, _ in audited)
    title = f"Audit of {names}"
    page = e.HTML(
        e.HEAD(
            e.META(charset="utf-8"),
            e.META({"http-equiv": "Content-Security-Policy", "content": POLICY}),
            e.META(name="viewport", content="width=device-width, initial-scale=1"),
            e.TITLE(said(title)),
            e.STYLE(STYLE),
        ),
        e.BODY(
            e.DIV(
                e.HEADER(
                    e.H1(said(title)),
                    *(e.P(_lead(audit, many=len(audited) > 1), e.CLASS("lead")) for _, audit in audited),
                    e.P(CAUTION, e.CLASS("quiet")),
                    _contents(audited),
                ),
                e.MAIN(
                    *(
                        section
                        for number, (document, audit) in enumerate(audited, start=1)
                        for section in _sections(document, audit, number, _of(audited, number))
                    ),
                ),
                e.FOOTER(e.P(f"Made by yjp {__version__} on this computer; nothing was sent anywhere.")),
                e.CLASS("wide"),
            )
        ),
        lang="en-GB",
    )
    text: bytes = html.tostring(page, encoding="utf-8", doctype="<!DOCTYPE html>")
    return text + b"\n"


def _lead(audit: Audit, *, many: bool) -> str:
    return said(f"{audit.name}: {headline(audit)}." if many else f"{headline(audit)}.")


def _contents(audited: Sequence[tuple[Document, Audit]]) -> Node:
    links = [
        e.LI(
            e.A(said(f"{name}{f' ({document.name})' if len(audited) > 1 else ''}"), href=f"#d{number}-{part}")
        )
        for number, (document, _) in enumerate(audited, start=1)
        for part, name in (("findings", "Findings"), ("numbers", "The numbers"), ("text", "The text"))
    ]
    return e.NAV(e.UL(*links), {"aria-label": "On this page"})


def _of(audited: Sequence[tuple[Document, Audit]], number: int) -> str:
    """What tells a section from its namesakes: nothing for one document, else its name, and number if need be."""
    names = [document.name for document, _ in audited]
    name = names[number - 1]
    if len(names) == 1:
        return ""
    return said(f" of {name}" + (f" (document {number})" if names.count(name) > 1 else ""))


def _sections(document: Document, audit: Audit, number: int, of: str) -> list[Node]:
    findings = ordered(audit)
    margin = Margin(audit, findings, number)
    text = document_text(document, margin)
    show = [_filters()] if number == 1 else []
    return [
        _section(f"Findings{of}", f"{margin.prefix}findings", _findings(audit, findings, margin)),
        _section(f"The numbers{of}", f"{margin.prefix}numbers", _numbers(audit, of)),
        _section(f"The text{of}", f"{margin.prefix}text", [*show, *text]),
    ]


def _section(heading: str, name: str, content: Sequence[Node]) -> Node:
    return e.SECTION(e.H2(heading, id=name), *content, {"aria-labelledby": name})


def _findings(audit: Audit, findings: Sequence[Finding], margin: Margin) -> list[Node]:
    if not findings:
        return [e.P("Nothing was found that other numbers contradict.")]
    made, number = [], 0
    for verdict, chosen in groups(audit):
        items = []
        for finding in chosen:
            number += 1
            items.append(_item(number, finding, verdict, linked=number in margin.shown, prefix=margin.prefix))
        made += [
            e.H3(f"{TITLES.get(verdict, verdict.value.capitalize())} ({len(chosen):,})"),
            e.P(EXPLAINED.get(verdict, ""), e.CLASS("quiet")),
            e.OL(*items, e.CLASS("found")),
        ]
    return made


def _item(number: int, finding: Finding, verdict: Verdict, *, linked: bool, prefix: str) -> Node:
    place = where(finding)
    lines = [
        e.P(
            e.B(f"{number}. "),
            e.A(place, href=f"#{prefix}m{number}") if linked else place,
            e.SPAN(f" {finding.rule}", e.CLASS("quiet")),
        )
    ]
    if finding.quote:
        lines.append(e.BLOCKQUOTE(said(f"“{' '.join(finding.quote.split())}”")))
    lines.append(e.P(said(finding.sentence)))
    if finding.follows and finding.follows != finding.sentence:
        lines.append(e.P(said(finding.follows), e.CLASS("quiet")))
    if finding.correction:
        lines.append(e.P(e.B("Correction: "), said(finding.correction)))
    return e.LI(*lines, e.CLASS(TAGS.get(verdict, "suspicious")))


def _numbers(audit: Audit, of: str) -> list[Node]:
    found = summary(audit)
    rows = [
        *((f"In a claim: {verdict.value}", count) for verdict, count in found.verdicts),
        *((f"Ignored: {name}", count) for name, count in found.ignored),
    ]
    table = e.TABLE(
        e.CAPTION(f"What became of every number{of}"),
        e.THEAD(e.TR(e.TH("Fate", scope="col"), e.TH("Numbers", scope="col"))),
        e.TBODY(*(e.TR(e.TH(said(name), scope="row"), e.TD(f"{count:,}")) for name, count in rows)),
        e.CLASS("numbers"),
    )
    sentence = (
        f"{numbered(found.numbers, 'number')}: {found.in_claims:,} in {numbered(len(audit.claims), 'claim')}, "
        f"{found.not_claimed:,} ignored."
    )
    notes = [e.P(said(note)) for note in audit.notes]
    return [e.P(sentence), *([table] if rows else []), *notes]


def _filters() -> Node:
    """Boxes that the style sheet alone acts on."""
    boxes = []
    for name, label, on in _FILTERS:
        box = e.INPUT(type="checkbox", id=name)
        if on:
            box.set("checked", "checked")
        boxes.append(e.LABEL(box, label, {"for": name}))
    return e.FORM(e.FIELDSET(e.LEGEND("Show"), *boxes))
