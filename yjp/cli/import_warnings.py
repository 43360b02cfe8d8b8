"""What an import says last, for somebody to look at: what is missing or set aside, an older extract, a child back."""

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from yjp.numbers import numbered
from yjp.periods import day_words

if TYPE_CHECKING:
    from yjp.ingest.extract import Import
    from yjp.model.caseload import Caseload
    from yjp.store import PastImport, Workspace

FEWEST_CHILDREN = 20
MANY_ASIDE = 0.01
"""A share of set aside rows from which the import says that figures are too low."""
_IN_NO_FIGURE = ("actions",)


def warnings(result: "Import", before: date | None) -> Iterator[str]:
    """What may be wrong with the import, for which one would go back; ``before`` is the day of the last extract."""
    yield from result.missing
    for count in result.counts:
        if count.quarantined > count.read * MANY_ASIDE:
            so = "" if count.table in _IN_NO_FIGURE else ", so figures that count them are too low"
            yield f"{count.quarantined:,} of {count.read:,} {count.table} were set aside{so}."
    day = result.caseload.extract_date
    if before is not None and day < before:
        yield f"This extract ({day_words(day)}) is older than the one that was current ({day_words(before)})."


def unmarked_example(caseload: "Caseload") -> str | None:
    """That most children of a workspace which is not marked as made up are those of an example of yjp.

    Nothing that is made from it would say that its children are made up.
    """
    import polars as pl

    from yjp.model import columns as c
    from yjp.synthetic import EXAMPLES, tables

    # A case system gives children other ids; but no service shares half of these days of birth with sex.
    known = (c.DATE_OF_BIRTH, c.SEX)
    held = caseload["children"].select(pl.col(known).cast(pl.String)).collect()
    if held.height < FEWEST_CHILDREN:
        return None
    for name, of in EXAMPLES.items():
        made = pl.DataFrame(tables(name)["children"]).select(known)
        if 2 * held.join(made, on=known, how="semi").height > held.height:
            return (
                f"These are the made-up children of yjp's example {of.title.removesuffix(' (made up)')}, and this "
                "workspace is not marked so: nothing made from it says that they are made up. Write made_up = true "
                "under [service] in yjp.toml, and import again."
            )
    return None


def deleted_since(workspace: "Workspace", held: "list[PastImport]") -> str | None:
    """That children were deleted after the newest of the imports ``held`` was brought in: an extract has them again.

    Which children is not kept, so yjp cannot look for them.
    """
    from yjp.forget.decided import deletions

    # An import that was brought back says when that was, and not when its extract was read.
    brought = [each.note.at for each in held if each.note.at and not each.note.restored]
    since = max(brought, default=None)
    deleted = sum(since is None or each.at > since for each in deletions(workspace.path))
    if not deleted:
        return None
    was, them, whose = ("was", "the child", "the child's") if deleted == 1 else ("were", "them", "their")
    return (
        f"{numbered(deleted, 'child', 'children')} {was} deleted since the last extract. If the case system still has "
        f"{them}, this import has brought {whose} records back: delete {them} there, and here again."
    )
