"""The partnership's self-assessment as a table of the plan."""

from yjp.charts.spec import Cell, Table
from yjp.figures import Facet, tag
from yjp.periods import day_words
from yjp.self_assessment import Maturity, domain_of

MATURITY = tag("maturity", Facet.TABLE)
NOT_SAID = "Not said"


def maturity_table(found: Maturity | None) -> Table | None:
    """A line an enabler that was judged: domain, step, evidence, next step; None where none was."""
    if found is None or not found.judgements:
        return None
    when = f", {day_words(found.assessed_on)}" if found.assessed_on else ""
    who = f", judged by {found.assessed_by}" if found.assessed_by else ""
    return Table(
        id=MATURITY,
        caption=f"Maturity of early help: the partnership's own judgement{who}{when}",
        headers=("Domain", "Enabler", "Step", "Evidence", "Next step"),
        rows=tuple(
            tuple(
                Cell(text=text)
                for text in (
                    domain_of(each.enabler),
                    each.enabler.title,
                    each.step.capitalize(),
                    each.evidence,
                    each.next_step or NOT_SAID,
                )
            )
            for each in found.judgements
        ),
    )
