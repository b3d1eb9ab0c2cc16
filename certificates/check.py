"""One check character that no single mistake survives.

Symbols are elements of GF(32), five bits each. The check is H. Michael Damm's: each step joins the
running value and the next symbol with an anti-symmetric quasigroup, here `x * y = 2(x + y)` in
GF(2^5) with the primitive polynomial x^5 + x^2 + 1 ("Total anti-symmetrische Quasigruppen",
thesis, Marburg 2004). The weights are powers of a generator of order 31: every change of one symbol
and every swap of two different symbols, next to each other or not, changes the value (up to 31
symbols).
"""

from collections.abc import Iterable

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Crockford's base 32: no I, L, O, U."""

FIELD = 32
POLYNOMIAL = 0b100101


def double(value: int) -> int:
    """Multiply by x in GF(2^5)."""
    shifted = value << 1
    return shifted ^ POLYNOMIAL if shifted & FIELD else shifted


def character(symbols: Iterable[int]) -> str:
    """Return the character that closes a row of symbols, each from 0 to 31."""
    value = 0
    for symbol in symbols:
        value = double(value ^ symbol)
    return ALPHABET[value]
