"""The zip around an Office file, written so that the same parts give the same bytes."""

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

EARLIEST = (1980, 1, 1, 0, 0, 0)
"""The first moment a zip can hold: no part carries the time of writing."""


def zipped(parts: dict[str, bytes]) -> bytes:
    """The parts as one zip, in their order."""
    target = BytesIO()
    with ZipFile(target, "w", ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            entry = ZipInfo(name, EARLIEST)
            entry.compress_type = ZIP_DEFLATED
            # Otherwise Python notes here which system wrote the file.
            entry.create_system = 0
            archive.writestr(entry, content)
    return target.getvalue()


def unzipped(container: bytes) -> dict[str, bytes]:
    """The parts of a zip by name, in their order."""
    with ZipFile(BytesIO(container)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}
