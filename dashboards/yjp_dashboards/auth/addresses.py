"""Where to go after signing in: an address of this site, whatever was asked for."""

from urllib.parse import unquote, urlsplit

HOME = "/"
LONGEST = 2_000
NOT_AFTER = ("/sign-in", "/sign-out", "/signed-out", "/view", "/_dash")
_DECODINGS = 3
"""A proxy may decode once more than we do; deeper nesting than this is nobody's honest address."""


def local(address: str | None) -> str:
    """The address if it is a path of this site, and the first page where it is anything else.

    Browsers read ``//name`` and ``/\\name`` as another site, drop tabs and line ends, and take a backslash for a slash.
    """
    if not address or len(address) > LONGEST or not _is_plain(address):
        return HOME
    decoded = address
    for _ in range(_DECODINGS):
        decoded = unquote(decoded)
        # The query may hold what it likes once encoded; the path may not.
        if not _is_plain(decoded.split("?", 1)[0].split("#", 1)[0]):
            return HOME
    return HOME if urlsplit(decoded).path.startswith(NOT_AFTER) else address


def _is_plain(address: str) -> bool:
    if not address.startswith("/") or address.startswith("//") or "\\" in address:
        return False
    if any(ord(each) < 0x21 or ord(each) == 0x7F for each in address):
        return False
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    return not parts.scheme and not parts.netloc and ".." not in parts.path.split("/")
