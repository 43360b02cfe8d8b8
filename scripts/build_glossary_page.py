"""reference/glossary.md: one word for one thing, and what it is never called."""

from pathlib import Path

from scripts.markdown import REFERENCE, grid, page
from yjp.narrative.glossary import TERMS, Term
from yjp.narrative.keys import VERDICTS, rating_key


def pages() -> dict[Path, str]:
    """The page and its text."""
    return {REFERENCE / "glossary.md": glossary()}


def glossary() -> str:
    """Every term, then the keys of verdicts and ratings."""
    return page(
        "Glossary",
        "One word for one thing, in the command line, the dashboard, Word and these pages. The plan prints "
        "those of its terms that it uses. A test walks what goes out for the words that are ruled out here.",
        "## Words of youth justice and of these figures",
        grid(("Term", "What it means"), [(each.term, each.meaning) for each in TERMS]),
        "## Verdicts",
        grid(("Verdict", "What it means"), [(each.word, each.meaning) for each in VERDICTS.values()]),
        "Beside the year before, *No clear difference* is called *No clear change*.",
        "## Ratings",
        "\n".join(f"- {line}" for line in rating_key()),
        "## Words that are ruled out",
        grid(("Term", "Never", "Why", "But"), [line for each in TERMS for line in _never(each)]),
    )


def _never(term: Term) -> list[tuple[str, str, str, str]]:
    return [(term.term, f"`{each.pattern}`", each.why, each.because) for each in term.never]
