"""The audit on a terminal: findings by weight with place, quotation, reason and correction, then the numbers' fates."""

import io

from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from yjp.audit.reports.order import (
    CAUTION,
    EXPLAINED,
    TITLES,
    groups,
    headline,
    summary,
    where,
)
from yjp.audit.result import Audit, Finding, Verdict
from yjp.numbers import numbered

_COLOURS = {
    Verdict.DECISION_CHANGING: "bold red",
    Verdict.CONTRADICTED: "red",
    Verdict.SUSPICIOUS: "yellow",
}
_LONGEST_QUOTE = 300


def terminal(audit: Audit, *, width: int = 100, colour: bool = False) -> str:
    """The report as text; ``colour`` adds the terminal's own colours."""
    target = io.StringIO()
    console = Console(
        file=target,
        width=width,
        force_terminal=colour,
        color_system="standard" if colour else None,
        highlight=False,
    )
    console.print(Text(f"{audit.name}: {headline(audit)}.", style="bold"))
    number = 0
    for verdict, findings in groups(audit):
        console.print()
        console.print(
            Text.assemble(
                (TITLES.get(verdict, verdict.value).upper(), _COLOURS.get(verdict, "bold")),
                f"  {EXPLAINED.get(verdict, '')}".rstrip(),
            )
        )
        for finding in findings:
            number += 1
            _finding(console, number, finding)
    console.print()
    _fates(console, audit)
    for note in audit.notes:
        console.print(Text(f"Note: {note}"))
    console.print(Text(CAUTION))
    return "".join(f"{line.rstrip()}\n" for line in target.getvalue().splitlines())


def _finding(console: Console, number: int, finding: Finding) -> None:
    quote = finding.quote if len(finding.quote) <= _LONGEST_QUOTE else f"{finding.quote[:_LONGEST_QUOTE]}…"
    lines = [Text.assemble((f"{number}. {where(finding)}", "bold"), f"  [{finding.rule}]")]
    if quote:
        lines.append(Text(f"“{' '.join(quote.split())}”"))
    lines.append(Text(finding.sentence))
    if finding.follows and finding.follows != finding.sentence:
        lines.append(Text(finding.follows))
    if finding.correction:
        lines.append(Text.assemble(("Correction: ", "bold"), finding.correction))
    console.print()
    console.print(lines[0])
    for line in lines[1:]:
        console.print(Padding(line, (0, 0, 0, 3)))


def _fates(console: Console, audit: Audit) -> None:
    found = summary(audit)
    console.print(
        Text(
            f"{numbered(found.numbers, 'number')}: {found.in_claims:,} in {numbered(len(audit.claims), 'claim')}, "
            f"{found.not_claimed:,} ignored."
        )
    )
    if found.verdicts:
        console.print(Text("Of the numbers in claims, each once by the weightiest verdict of its claims:"))
    table = Table(box=None, show_header=False, pad_edge=False, padding=(0, 2, 0, 0))
    table.add_column(justify="right")
    table.add_column()
    for verdict, count in found.verdicts:
        table.add_row(f"{count:,}", verdict.value)
    for name, count in found.ignored:
        table.add_row(f"{count:,}", f"ignored: {name}")
    console.print(table)
