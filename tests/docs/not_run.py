"""What stands on a page and cannot run in the suite, each with its reason. Everything else is run.

Beside it: commands that do not end with 0, and blocks that are a file which a later command reads.
"""

from dataclasses import dataclass

MAY_NOT_RUN = ("powershell", "nginx", "ini", "dockerfile", "diff")
"""Languages of programs that the suite does not have, and changes to the tree itself."""
PROGRAMS = ("make ", ".venv/bin/pip ", "yjp plan pdf ", ".venv/bin/pytest", ".venv/bin/python ")
"""How a command begins that the suite cannot run: it would set up or test itself, or needs LibreOffice."""
SETS_UP = "it sets everything up, or tests it: the suite would run itself"
CHANGED = (
    "it is of a changed tree: tests/docs/test_tutorials.py makes the change in a copy and tries it there"
)
OFFICE = "it needs LibreOffice, which the tests marked office have"


@dataclass(frozen=True, kw_only=True)
class NotRun:
    """A block or a command of a page, by how it begins, and why it is only read."""

    page: str
    language: str
    starts: str
    reason: str


@dataclass(frozen=True, kw_only=True)
class End:
    """A command of a page, by how it begins, its exit code, and why that is right."""

    page: str
    starts: str
    code: int
    reason: str


NOT_RUN: tuple[NotRun, ...] = (
    NotRun(page="docs/tutorials/add_an_indicator.md", language="diff", starts="--- ", reason=CHANGED),
    NotRun(
        page="docs/tutorials/add_an_indicator.md", language="sh", starts=".venv/bin/pytest", reason=CHANGED
    ),
    NotRun(
        page="docs/tutorials/add_an_indicator.md",
        language="sh",
        starts=".venv/bin/python scripts/build_docs.py",
        reason=CHANGED,
    ),
    NotRun(page="docs/tutorials/add_a_rule.md", language="diff", starts="--- ", reason=CHANGED),
    NotRun(page="docs/tutorials/add_a_rule.md", language="sh", starts=".venv/bin/pytest", reason=CHANGED),
    NotRun(page="docs/tutorials/add_a_return_year.md", language="diff", starts="--- ", reason=CHANGED),
    NotRun(
        page="docs/tutorials/add_a_return_year.md", language="sh", starts=".venv/bin/pytest", reason=CHANGED
    ),
    NotRun(page="README.md", language="sh", starts="make demo", reason=SETS_UP),
    NotRun(page="README.md", language="sh", starts="make test", reason=SETS_UP),
    NotRun(page="README.md", language="powershell", starts="py -m venv .venv", reason="Windows only"),
    NotRun(page="docs/how_to/serve.md", language="sh", starts=".venv/bin/pip install", reason=SETS_UP),
    NotRun(page="docs/how_to/serve.md", language="nginx", starts="server {", reason="it configures nginx"),
    NotRun(page="docs/how_to/serve.md", language="ini", starts="[Unit]", reason="it configures systemd"),
    NotRun(
        page="docs/how_to/serve.md", language="dockerfile", starts="FROM python", reason="it needs Docker"
    ),
    NotRun(page="docs/how_to/living_plan.md", language="sh", starts="yjp plan pdf ", reason=OFFICE),
    NotRun(page="docs/how_to/publish.md", language="sh", starts="yjp plan pdf ", reason=OFFICE),
)

ENDS: tuple[End, ...] = (
    End(
        page="docs/how_to/living_plan.md",
        starts="yjp plan clean",
        code=1,
        reason="a fresh draft has prompts that nobody has answered",
    ),
    End(
        page="docs/how_to/publish.md",
        starts="yjp plan clean",
        code=1,
        reason="a fresh draft has prompts that nobody has answered",
    ),
    End(
        page="docs/how_to/brand_the_plan.md",
        starts="yjp plan check",
        code=1,
        reason="a fresh draft has prompts that nobody has answered",
    ),
    End(
        page="docs/how_to/make_returns.md",
        starts="yjp -w rotherham-2019 return finance",
        code=1,
        reason="the printed table does not cast, as the page says",
    ),
)

SAVED: tuple[tuple[str, str, str], ...] = (
    ("docs/how_to/make_returns.md", "printed.csv", "Agency,Staffing costs"),
    ("docs/how_to/scorecards.md", "scorecards/our_own.toml", 'title = "Our own"'),
    ("docs/how_to/serve.md", "my-service/server.toml", "[server]"),
    ("docs/tutorials/first_plan.md", "my-service/yjp.toml", "[service]"),
)
"""(page, name of the file, how the block begins): blocks that are a file which a later command reads."""
