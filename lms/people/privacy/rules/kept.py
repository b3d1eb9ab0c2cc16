"""What is left out of a person's own data, and why. Everything else that is kept is told.

Nothing here names what is included: that is found by walking the tables. A new table is in the
file from its first day; only what stands below is not.
"""

from enum import StrEnum


class Why(StrEnum):
    """Why something is not told."""

    SECRET = "secret"  # noqa: S105 - a word, not one
    OTHERS = "others"
    SCREENING = "screening"
    TWICE = "twice"


PERSON = "person"

HIDDEN: dict[tuple[str, str], Why] = {
    ("account", "password_hash"): Why.SECRET,
    ("account", "totp_sealed"): Why.SECRET,
    ("account", "totp_step"): Why.SECRET,
    ("held_form", "sealed"): Why.SECRET,
    ("person", "national_hash"): Why.SECRET,
    ("recovery_code", "code_hash"): Why.SECRET,
    ("roster_row", "fingerprint"): Why.SECRET,
    ("sign_in", "token_hash"): Why.SECRET,
    ("ticket", "secret_hash"): Why.SECRET,
    ("attempt", "seed"): Why.SECRET,
    ("merge_step", "before"): Why.OTHERS,
    ("merge_step", "after"): Why.OTHERS,
    ("roster_row", "match_id"): Why.OTHERS,
    ("roster_row", "match_row"): Why.OTHERS,
    ("enrolment", "substitute_for_id"): Why.OTHERS,
    ("duplicate_pair", "one_id"): Why.OTHERS,
    ("duplicate_pair", "other_id"): Why.OTHERS,
    ("nomination", "screening"): Why.SCREENING,
    ("person", "name_key"): Why.TWICE,
    ("person", "latin_key"): Why.TWICE,
}
"""A merge may have been undone: then what its steps say is another person's."""

FOREIGN: frozenset[tuple[str, str]] = frozenset(
    {
        ("roster_row", "match_id"),
        ("enrolment", "substitute_for_id"),
    }
)
"""References that lead from somebody else's row: by them nothing is found."""

SECRET_WORDS = ("hash", "token", "secret", "sealed", "password")


def why_hidden(table: str, column: str) -> Why | None:
    """Tell why a column is left out, if it is; who of the staff did a thing is never told."""
    if column.endswith("_by"):
        return Why.OTHERS
    return HIDDEN.get((table, column))


def looks_secret(column: str) -> bool:
    """Tell a column by whose name something secret may stand in it."""
    return any(word in column for word in SECRET_WORDS)
