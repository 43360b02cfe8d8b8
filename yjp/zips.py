"""What a zip that cannot be read raises: extracts, workbooks and Word files are all zips."""

import lzma
import struct
import zipfile
import zlib

DAMAGED_ZIP = (
    *(zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError),
    *(ValueError, LookupError, struct.error, zlib.error, lzma.LZMAError),
)
"""What zipfile raises on a damaged or encrypted zip: it has no error of its own for most of it."""
