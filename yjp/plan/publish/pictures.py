"""Photographs say where, when and by whom they were taken; a published plan shows the picture and no more."""

import struct
from collections.abc import Iterator

from yjp.plan.publish.parts import Parts

_JPEG, _PNG = b"\xff\xd8", b"\x89PNG\r\n\x1a\n"
_EXIF = b"Exif\x00\x00"
_JPEG_NOTES = (0xE1, 0xED, 0xFE)
"""Segments APP1 (Exif, XMP), APP13 (IPTC) and comment. Others hold what the picture is drawn with."""
_PNG_NOTES = (b"tEXt", b"zTXt", b"iTXt", b"eXIf", b"tIME")
_ORIENTATION, _SCAN = 0x0112, 0xDA
# One directory with one entry: which way up the picture is shown.
_UPRIGHT = b"MM\x00\x2a\x00\x00\x00\x08\x00\x01\x01\x12\x00\x03\x00\x00\x00\x01%b\x00\x00\x00\x00\x00\x00"


def without_picture_metadata(parts: Parts) -> Iterator[str]:
    """Take notes out of every JPEG and PNG; a sentence where there were any."""
    count = 0
    for part in parts.names:
        content = parts.content(part) if part.startswith("word/media/") else b""
        bare = (
            _jpeg(content)
            if content.startswith(_JPEG)
            else _png(content)
            if content.startswith(_PNG)
            else content
        )
        if bare != content:
            parts.put(part, bare)
            count += 1
    if count:
        said = "a picture says" if count == 1 else f"{count} pictures say"
        yield f"Taken out: what {said} of place, time and camera."


def _jpeg(content: bytes) -> bytes:
    kept, at = [_JPEG], 2
    while at + 4 <= len(content) and content[at] == 0xFF and content[at + 1] != _SCAN:
        marker, length = content[at + 1], struct.unpack(">H", content[at + 2 : at + 4])[0]
        segment = content[at : at + 2 + length]
        if marker not in _JPEG_NOTES:
            kept.append(segment)
        elif (
            marker == 0xE1 and segment[4:10] == _EXIF and (turned := _orientation(segment[10:])) not in (0, 1)
        ):
            inside = _EXIF + _UPRIGHT % struct.pack(">H", turned)
            kept.append(b"\xff\xe1" + struct.pack(">H", len(inside) + 2) + inside)
        at += 2 + length
    return b"".join(kept) + content[at:]


def _orientation(tiff: bytes) -> int:
    """Which way up the picture is shown (1 to 8); 0 where it does not say."""
    order = {b"II": "<", b"MM": ">"}.get(tiff[:2])
    if order is None or len(tiff) < 10:
        return 0
    start = struct.unpack(f"{order}I", tiff[4:8])[0]
    if start + 2 > len(tiff):
        return 0
    for number in range(struct.unpack(f"{order}H", tiff[start : start + 2])[0]):
        entry = tiff[start + 2 + 12 * number : start + 14 + 12 * number]
        if len(entry) == 12 and struct.unpack(f"{order}H", entry[:2])[0] == _ORIENTATION:
            turned: int = struct.unpack(f"{order}H", entry[8:10])[0]
            return turned if turned <= 8 else 0
    return 0


def _png(content: bytes) -> bytes:
    kept, at = [_PNG], len(_PNG)
    while at + 12 <= len(content):
        length = struct.unpack(">I", content[at : at + 4])[0]
        if content[at + 4 : at + 8] not in _PNG_NOTES:
            kept.append(content[at : at + 12 + length])
        at += 12 + length
    return b"".join(kept) + content[at:]
