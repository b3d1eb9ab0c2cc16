"""What somebody nominated is called: as the register says, else as the name was written."""

from courses.text import Text
from lms.learning.nominations.models import Nomination
from lms.people.services import facts


def called(nomination: Nomination) -> Text:
    """Return the name in both languages, as far as it is known."""
    if nomination.person is not None:
        return nomination.person.name
    if nomination.row is None:
        return Text("", "")
    written = str(facts.name(nomination.row))
    return Text(written, facts.text(nomination.row, "latin_name") or written)


def job(nomination: Nomination) -> str:
    """Return the job title that was written with a name."""
    return facts.text(nomination.row, "job") if nomination.row is not None else ""


def within(text: Text, language: str) -> str:
    """Return a text in the language of a letter."""
    return text.en if language == "en" and text.en else text.ar
