"""What a course amounts to, in numbers."""

from msgspec import Struct

from courses.blocks import Callout, Prose
from courses.document import Edition, Lesson
from courses.markdown import plain
from courses.text import Lang


class Counts(Struct, frozen=True):
    """One line of the table that authors look at."""

    course: str
    modules: int
    lessons: int
    words_ar: int
    words_en: int
    items: int
    case_items: int
    facts: int
    unreviewed: int
    minutes: int


def count(edition: Edition) -> Counts:
    """Count a course."""
    return Counts(
        course=edition.course.id,
        modules=len(edition.course.modules),
        lessons=len(edition.lessons),
        words_ar=sum(words_of(lesson, "ar") for lesson in edition.lessons),
        words_en=sum(words_of(lesson, "en") for lesson in edition.lessons),
        items=len(edition.items),
        case_items=sum(item.case for item in edition.items),
        facts=len(edition.facts),
        unreviewed=len(edition.pending_facts),
        minutes=edition.course.minutes,
    )


def words_of(lesson: Lesson, lang: Lang) -> int:
    """Count the words of a lesson's own text; facts and questions stand elsewhere."""
    texts = (block.text for block in lesson.blocks if isinstance(block, Prose | Callout))
    words = (word for text in texts for word in plain(text.in_(lang)).split())
    return sum(any(map(str.isalnum, word)) for word in words)
