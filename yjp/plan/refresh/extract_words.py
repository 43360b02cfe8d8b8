"""The words by which a plan says of which extract its figures are: they follow the figures, where they are yjp's."""

from yjp.ledger import About
from yjp.plan.refresh.days import in_words
from yjp.plan.refresh.reading import Plan
from yjp.plan.refresh.splice import Edit, text_edits
from yjp.plan.refresh.written import Written


def standing_edits(plan: Plan, memory: Written, about: About) -> list[Edit]:
    """The edits of the body; none where the document does not remember its extract, or is of this one."""
    before = memory.origin
    if before is None or not memory.run or memory.run == about.run_id:
        return []
    old, new = in_words(before.extract), in_words(about.extract_date.isoformat())
    stood = "Figures from the case records as they stood on "
    phrases = (
        (f"{stood}{old}", f"{stood}{new}"),
        (f"(caseload extract of {old}", f"(caseload extract of {new}"),
        (
            f"The caseload extract of {old}, counted by yjp ",
            f"The caseload extract of {new}, counted by yjp ",
        ),
        (f"(run {memory.run})", f"(run {about.run_id})"),
    )
    bound = {node for each in plan.body.controls for node in each.inside.walk()}
    found: list[Edit] = []
    for node in plan.body.root.walk():
        if node.name != "w:t" or node in bound:
            continue
        text = node.text
        for was, now in phrases:
            text = text.replace(was, now)
        if text != node.text:
            found += text_edits(plan.body.raw, [node], text)
    return found
