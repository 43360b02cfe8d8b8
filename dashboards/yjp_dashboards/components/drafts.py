"""How the drafts of the plan stand: which figures are out of date, what was edited by hand, which prompts are open."""

from collections.abc import Sequence
from typing import Any

from dash import html

from yjp_dashboards.components.action_words import day_words
from yjp_dashboards.components.stacked import row, stacked
from yjp_dashboards.downloads import address
from yjp_dashboards.plan_desk import Draft, Passage
from yjp_dashboards.viewing import viewing

NO_DRAFT = "There is no document in the workspace’s folder plans yet. Make one with: yjp plan draft"
WHERE = (
    "Word files in the folder plans of the workspace: drafts of the plan, papers for the board, and copies of them. "
    "Work on the file there, so that it is checked against the figures here."
)
PATH, DOCUMENT, NAMED = "/plan", "document", "file"
"""The page, its download, and what names the file in the address."""
MOST = 50
"""Passages that are listed; yjp plan check lists them all."""
HEADERS = ("Where", "How it stands", "The draft says", "The figures say")


def drafts(found: Sequence[Draft]) -> list[Any]:
    """Each draft in a few words, with its passages folded away."""
    if not found:
        return [html.P(NO_DRAFT, className="notice")]
    return [html.P(WHERE, className="quiet"), *(_draft(each) for each in found)]


def _draft(draft: Draft) -> Any:
    if draft.problem:
        body: list[Any] = [html.P(draft.problem, className="notice")]
    elif not draft.bound:
        body = [
            html.P(
                "No figure in it is bound to the ledger, so nothing can be checked: it may be a clean copy."
            )
        ]
    else:
        body = [
            html.P(standing(draft), className="takeaway"),
            *_fold("Figures that are out of date", draft.stale),
            *_fold("Edited by hand", draft.edited),
            *_fold("To be read", draft.to_read),
        ]
        if draft.stale:
            body.append(
                html.P(["Put the newer figures in with ", html.Code(f"yjp plan refresh plans/{draft.name}")])
            )
    readers = f", for the readers of the {draft.readers} profile" if draft.readers else ""
    file = address(PATH, DOCUMENT, viewing(), **{NAMED: draft.name})
    return html.Article(
        [
            html.H3(draft.name),
            html.P(html.A("Download (Word)", href=file, download=""), className="files"),
            html.P(f"Last changed on {day_words(draft.changed)}{readers}", className="quiet"),
            *body,
        ],
        className="draft",
    )


def standing(draft: Draft) -> str:
    """``372 figures, 2 of them out of date; 1 edited by hand; 122 prompts are not answered yet.``"""
    parts = [
        f"{_counted(draft.bound, 'figure and table', 'figures and tables')}, "
        + (f"{len(draft.stale):,} of them out of date" if draft.stale else "all of them up to date")
    ]
    if draft.edited:
        parts.append(f"{len(draft.edited):,} edited by hand, which a refresh leaves as they are")
    if draft.to_read:
        parts.append(f"{_counted(len(draft.to_read), 'place', 'places')} to be read")
    prompts = _counted(draft.prompts, "prompt is", "prompts are")
    parts.append(f"{prompts} not answered yet" if draft.prompts else "every prompt is answered")
    return f"{'; '.join(parts)}."


def _fold(name: str, passages: Sequence[Passage]) -> list[Any]:
    if not passages:
        return []
    rows = [
        row(
            HEADERS,
            (
                each.where or "In the document",
                _how(each),
                each.old or "–",
                each.new if each.new is not None else "Nothing any more",
            ),
        )
        for each in passages[:MOST]
    ]
    more = (
        [html.P(f"And {len(passages) - MOST:,} more: yjp plan check lists them all.")]
        if len(passages) > MOST
        else []
    )
    table = stacked(name, HEADERS, rows)
    return [html.Details([html.Summary(f"{name}: {len(passages):,}"), table, *more], className="more")]


def _how(passage: Passage) -> str:
    state = passage.state[0].upper() + passage.state[1:]
    return f"{state}: {passage.note}" if passage.note else state


def _counted(n: int, one: str, many: str) -> str:
    return f"{n:,} {one if n == 1 else many}"
