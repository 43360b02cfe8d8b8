"""The changes that a tutorial tells its reader to make: fenced ``diff`` blocks, applied by their lines alone.

A block names its file; ``@@`` parts its places. Lines that stay and lines that go say where a place is, and it must be
there once.
"""

from pathlib import Path


class DoesNotFit(AssertionError):
    """The lines of a tutorial are not those of the code any more."""


def apply(block: str, tree: Path) -> str:
    """Make the changes of a block in a tree; the file's name."""
    head, *places = block.rstrip("\n").split("\n@@\n")
    name = head.removeprefix("--- ").strip()
    text = (tree / name).read_text(encoding="utf-8") if (tree / name).exists() else ""
    for place in places:
        lines = place.split("\n")
        before = "\n".join(line[1:] for line in lines if not line.startswith("+"))
        after = "\n".join(line[1:] for line in lines if not line.startswith("-"))
        if f"\n{text}".count(f"\n{before}\n") != 1 and before:
            raise DoesNotFit(f"{name}: these lines do not stand there once:\n{before}")
        text = f"\n{text}".replace(f"\n{before}\n", f"\n{after}\n", 1)[1:] if before else f"{after}\n"
    (tree / name).parent.mkdir(parents=True, exist_ok=True)
    (tree / name).write_text(text, encoding="utf-8")
    return name
