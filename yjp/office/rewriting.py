"""An Office file with some parts replaced: every other part is copied as it lies there, still compressed."""

import io
import struct
import zipfile
import zlib
from collections.abc import Mapping

from yjp.office.container import EARLIEST, zipped
from yjp.zips import DAMAGED_ZIP

_LOCAL, _CENTRAL, _END = b"PK\x03\x04", b"PK\x01\x02", b"PK\x05\x06"
_CENTRAL_HEADER = struct.Struct("<4s6H3L5H2L")
_LOCAL_HEADER = struct.Struct("<4s5H3L2H")
_END_RECORD = struct.Struct("<4s4H2LH")
_MOST = 0xFFFF_FFFF
_UTF8_NAME = 0x800


def rewritten(content: bytes, changed: Mapping[str, bytes]) -> bytes:
    """The file with the parts of those names replaced, or added at the end.

    Where the zip is laid out as no ordinary program does, its parts are packed anew instead; their contents are the
    same.
    """
    try:
        return _copied(content, changed)
    except (*DAMAGED_ZIP, _Unusual):
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            parts = {name: archive.read(name) for name in archive.namelist()}
        return zipped(parts | dict(changed))


class _Unusual(Exception):
    """The zip has something in front, a 64-bit directory, or entries that lie out of order."""


def _copied(content: bytes, changed: Mapping[str, bytes]) -> bytes:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        entries, directory = archive.infolist(), archive.start_dir
    by_place = sorted(entries, key=lambda entry: entry.header_offset)
    ends = [entry.header_offset for entry in by_place[1:]] + [directory]
    spans = {entry.filename: (entry.header_offset, end) for entry, end in zip(by_place, ends, strict=True)}
    if any(content[start : start + 4] != _LOCAL for start, _ in spans.values()):
        raise _Unusual
    body, records = bytearray(), []
    for entry in entries:
        record, directory = _record(content, directory)
        start, end = spans[entry.filename]
        if entry.filename in changed:
            records.append(_packed(body, entry.filename, changed[entry.filename]))
            continue
        records.append(record[:42] + struct.pack("<L", len(body)) + record[46:])
        body += content[start:end]
    known = {entry.filename for entry in entries}
    records += [_packed(body, name, part) for name, part in changed.items() if name not in known]
    index = b"".join(records)
    if len(body) + len(index) > _MOST or len(records) > 0xFFFF:
        raise _Unusual
    end_record = _END_RECORD.pack(_END, 0, 0, len(records), len(records), len(index), len(body), 0)
    return bytes(body) + index + end_record


def _record(content: bytes, place: int) -> tuple[bytes, int]:
    """The record of the directory at a place, and where the next one begins."""
    fields = _CENTRAL_HEADER.unpack_from(content, place)
    if fields[0] != _CENTRAL or _MOST in (fields[8], fields[9], fields[16]):
        raise _Unusual
    end = place + _CENTRAL_HEADER.size + sum(fields[10:13])
    return content[place:end], end


def _packed(body: bytearray, name: str, part: bytes) -> bytes:
    """Append a part to the body; returns its record of the directory. It carries no time of writing."""
    packer = zlib.compressobj(6, zlib.DEFLATED, -15)
    data = packer.compress(part) + packer.flush()
    year, month, day, *_ = EARLIEST
    date = (year - 1980) << 9 | month << 5 | day
    encoded = name.encode()
    common = (20, _UTF8_NAME if not name.isascii() else 0, 8, 0, date, zlib.crc32(part), len(data), len(part))
    place = len(body)
    body += _LOCAL_HEADER.pack(_LOCAL, *common, len(encoded), 0) + encoded + data
    return _CENTRAL_HEADER.pack(_CENTRAL, 20, *common, len(encoded), 0, 0, 0, 0, 0, place) + encoded
