"""Writes one of the shipped templates, or checks that the file is what the code makes."""

from pathlib import Path

FOLDER = Path(__file__).parent.parent / "templates"


def write_or_check(name: str, wanted: bytes, arguments: list[str]) -> int:
    """Write templates/NAME; with ``--check`` write nothing, and give 1 where the file differs."""
    target = FOLDER / name
    if "--check" in arguments:
        same = target.is_file() and target.read_bytes() == wanted
        print(f"templates/{name} is {'up to date' if same else 'out of date'}.")
        return 0 if same else 1
    target.write_bytes(wanted)
    print(f"Wrote {len(wanted)} bytes.")
    return 0
