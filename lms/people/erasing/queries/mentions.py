"""Where somebody is named: in texts, and in JSON as each engine writes it."""

import json
from collections.abc import Iterable
from typing import TypeVar

from sqlalchemy import ColumnElement, SQLColumnExpression, String, cast, false, or_

Value = TypeVar("Value")


def says(column: SQLColumnExpression[Value], words: Iterable[str]) -> ColumnElement[bool]:
    """Tell in SQL whether any of some words stands in a column, plain or escaped."""
    text = cast(column, String)
    forms = {form for word in words for form in (word, json.dumps(word)[1:-1])}
    return or_(false(), *(text.icontains(form, autoescape=True) for form in sorted(forms)))
