"""What is kept of things nobody may read back: keyed hashes; and of lists, sealed for a while."""

from lms.people.rules.numbers import NationalNumber
from lms.platform import sealing
from lms.platform.sealing import Key

_LIST = "list of people"


def national_hash(number: NationalNumber) -> str:
    """Return what is kept of a national number, besides its last three digits."""
    return sealing.mark("national", number.digits, key=Key.LASTING).hex()


def fingerprint(*facts: str) -> str:
    """Return a mark by which the same row is known again without keeping what it said."""
    return sealing.mark("row", "\x1f".join(facts), key=Key.LASTING).hex()


def sealed_list(content: bytes) -> bytes:
    """Encrypt a list of people."""
    return sealing.seal(_LIST, content)


def opened_list(sealed: bytes) -> bytes:
    """Return a sealed list; raises `Unreadable`."""
    return sealing.unseal(_LIST, sealed)
