"""What a person chooses before two records become one."""

from collections.abc import Mapping

from lms.people.merging import rules
from lms.people.merging.rules import Side


def chosen(given: Mapping[str, str]) -> list[str]:
    """Return the fields in which the record that goes shall have the last word."""
    return [field for field in rules.FIELDS if given.get(f"choose-{field}") == Side.GONE]
