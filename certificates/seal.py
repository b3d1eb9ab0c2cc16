"""Addresses and digests: what binds a paper to its row in the register."""

import hashlib
import re

from certificates.codes import Code, grouped

SLOT = "0" * 64
"""Stands in a new file's identifier until the digest of the file replaces it."""
END = b"\n%%EOF\n"
CARRIED = re.compile(rb"/ID \[\(([0-9a-f]{64})\)")


def address(base_url: str, code: Code, *, fragment: str = "") -> str:
    """Build the address in the QR; the fragment never reaches the server."""
    plain = f"{base_url.rstrip('/')}/c/{grouped(code)}"
    return f"{plain}#{fragment}" if fragment else plain


def digest(content: bytes) -> str:
    """Return the SHA-256 of a file as 64 hexadecimal digits."""
    return hashlib.sha256(content).hexdigest()


def close(content: bytes) -> bytes:
    """Write the digest of a new file into the slot of its identifier."""
    return content.replace(slot(SLOT), slot(digest(content)), 1)


def closed_digest(content: bytes) -> str | None:
    """Return the digest a file carries, or nothing where it carries none."""
    match = CARRIED.search(content)
    return match[1].decode() if match else None


def unclosed(content: bytes) -> bytes:
    """Take the digest out again: these are the bytes it was counted over."""
    return CARRIED.sub(slot(SLOT), content, count=1)


def first_revision(content: bytes) -> bytes:
    """Leave out what was appended later, a signature for one."""
    end = content.find(END)
    return content if end < 0 else content[: end + len(END)]


def slot(value: str) -> bytes:
    """Write an identifier as it stands in the file."""
    return b"/ID [(" + value.encode("ascii") + b")"
