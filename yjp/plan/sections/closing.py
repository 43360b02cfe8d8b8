"""What a plan ends with: risks, approval, compliance, and what a heading that a service adds holds."""

from yjp.charts.spec import Cell, Table
from yjp.plan.prompts import blank
from yjp.plan.sections.definition import Prompt, Section, Writing
from yjp.plan.tables import Columns

RISK_COLUMNS = Columns(widths=(4.6, 2.2, 5.2, 3.0, 2.0), numbers=frozenset())
SIGN_COLUMNS = Columns(widths=(5.5, 4.5, 4.5, 2.5), numbers=frozenset())
GRANT_COLUMNS = Columns(widths=(4.2, 6.4, 6.4), numbers=frozenset())
RISKS_ASKED = (
    "More children than the service is staffed for",
    "A partner's funding that ends",
    "Posts that stay vacant, and seconded posts",
    "Serious violence and exploitation",
    "Records that are late or incomplete",
)
"""Instances to begin with: a service writes its own risks over them."""
SIGNED_BY = (
    "Chair of the management board",
    "Director of children's services",
    "Head of the youth justice service",
)
GRANT_GROUPS = ("Governance and leadership", "Service delivery", "Data and reporting")
"""How the grant conditions of 2023-24 group what is asked."""


def _write_risks(writing: Writing) -> None:
    table = Table(
        id="risks",
        caption="Risks to this plan",
        headers=("Risk", "How likely", "What is done about it", "Owner", "Review"),
        rows=tuple(
            (
                blank(f"risk.{number}.what", f"For instance: {text.lower()}"),
                blank(f"risk.{number}.likely", "Low to high"),
                blank(f"risk.{number}.action", "What is done, and what more"),
                blank(f"risk.{number}.owner", "Post"),
                blank(f"risk.{number}.review", "Month"),
            )
            for number, text in enumerate(RISKS_ASKED, start=1)
        ),
    )
    writing.page.form(table, RISK_COLUMNS)


def _write_signatures(writing: Writing) -> None:
    table = Table(
        id="sign_off",
        caption="Signed on behalf of the partnership",
        headers=("Role", "Name and organisation", "Signature", "Date"),
        rows=tuple(
            (
                Cell(text=role),
                blank(f"sign.{number}.name", "Name, organisation"),
                blank(f"sign.{number}.signature", "Signature"),
                blank(f"sign.{number}.date", "Day"),
            )
            for number, role in enumerate(SIGNED_BY, start=1)
        ),
    )
    writing.page.form(table, SIGN_COLUMNS)


def _write_grant(writing: Writing) -> None:
    table = Table(
        id="grant",
        caption=f"Conditions of the {writing.headings.grant}, and how they are met",
        headers=("Condition", "How it is met", "What is still to do"),
        rows=tuple(
            (
                Cell(text=name),
                blank(f"grant.{number}.met", "Evidence, and its date"),
                blank(f"grant.{number}.next", "Action, owner, day"),
            )
            for number, name in enumerate(GRANT_GROUPS, start=1)
        ),
    )
    writing.page.form(table, GRANT_COLUMNS)


def _write_added(writing: Writing) -> None:
    heading = writing.heading
    writing.page.prompt(f"added.{heading.id}", f"Write here: {heading.holds}", required=False)


RISKS = Section(
    id="risks",
    title="Risks",
    opening=(
        Prompt(
            id="risks",
            text="Write here: what may keep this plan from being done, for whom it would matter most, and "
            "what the board would do first.",
        ),
    ),
    form=_write_risks,
)
SIGN_OFF = Section(
    id="sign_off",
    title="Sign-off",
    opening=(
        Prompt(
            id="sign_off",
            text="Write here: when the management board approved this plan, when it was submitted, and when "
            "the council adopted or will adopt it.",
        ),
    ),
    form=_write_signatures,
    asks=("Approval by full council often comes after submission: say so with the day of the meeting.",),
)
GRANT = Section(id="grant_compliance", title="Conditions of the grant", form=_write_grant)
RECOVERY = Section(
    id="recovery",
    title="Recovery from the pandemic",
    prompts=(
        Prompt(
            id="recovery",
            text="Write here: what the pandemic changed for children and the service, what is kept of it, "
            "and how children catch up with what they missed (school, court, contact).",
        ),
    ),
)
INCIDENTS = Section(
    id="incidents",
    title="Serious incidents",
    prompts=(
        Prompt(
            id="incidents",
            text="Write here: how serious incidents are notified and to whom, how many there were (only if "
            "nobody can be recognised), and what was learnt and changed.",
        ),
    ),
)
ADDED = Section(id="added", title="", show=_write_added)
CLOSING = (RISKS, SIGN_OFF, GRANT, RECOVERY, INCIDENTS, ADDED)
