"""Finds a mapping by name: a file of the analyst's, one in the workspace, or one that ships with yjp."""

from dataclasses import replace
from pathlib import Path

from yjp.errors import UnknownName, UnreadableInput
from yjp.ingest.mapping.definition import Mapping
from yjp.ingest.mapping.reading import read_mapping
from yjp.resources import PACKAGE
from yjp.toml_file import read_toml

PACKAGED = PACKAGE / "ingest" / "mapping" / "packaged"
NATIONAL_XML = "national_case_level"


def packaged_names() -> list[str]:
    """The mappings that ship with yjp."""
    return sorted(path.stem for path in PACKAGED.glob("*.toml"))


def find_mapping(name: str, workspace: Path | None = None) -> Mapping:
    """The mapping of that name, looked for as a file, in the workspace, then among those packaged.

    ``UnknownName`` lists what there is; ``MappingError`` where the file is not a mapping.
    """
    candidates = [Path(name), Path(f"{name}.toml")]
    folders = [Path(), *([workspace] if workspace else []), PACKAGED]
    for folder in folders:
        for candidate in candidates:
            if (folder / candidate).is_file():
                # A copy that was given a name of its own is called by it in every record of the import.
                return replace(read_mapping(folder / candidate), name=candidate.stem)
    for folder in folders[:-1]:
        # Notepad writes this where the kind of file is left at text.
        if (hidden := folder / f"{name.removesuffix('.toml')}.toml.txt").is_file():
            raise UnreadableInput(
                hidden, "this is a mapping's name with .txt behind it", "Take .txt off its name."
            )
    own = sorted(p.stem for p in workspace.glob("*.toml") if _is_mapping(p)) if workspace else []
    raise UnknownName("mapping", name, [*packaged_names(), *own])


def _is_mapping(path: Path) -> bool:
    """Whether a TOML file of the workspace has the table that only a mapping has; it may be faulty otherwise."""
    try:
        return "mapping" in read_toml(path)
    except UnreadableInput:
        return False
