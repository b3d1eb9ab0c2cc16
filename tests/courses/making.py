"""The small course with one thing changed, for tests that ask what is then wrong."""

from msgspec import structs

from courses.blocks import Block, Prose
from courses.document import Course, Edition, Lesson
from courses.questions import Item
from courses.text import Text

BLOCK = "a-new-block"


def with_course(edition: Edition, **changes: object) -> Edition:
    return structs.replace(edition, course=changed(edition.course, changes))


def changed(course: Course, changes: dict[str, object]) -> Course:
    return structs.replace(course, **changes)


def with_lesson(edition: Edition, **changes: object) -> Edition:
    """Change the first lesson."""
    module = edition.course.modules[0]
    lesson: Lesson = structs.replace(module.lessons[0], **changes)
    lessons = (lesson, *module.lessons[1:])
    return with_course(edition, modules=(structs.replace(module, lessons=lessons),))


def with_block(edition: Edition, block: Block) -> Edition:
    """Add a block to the first lesson."""
    return with_lesson(edition, blocks=(*edition.lessons[0].blocks, block))


def with_prose(edition: Edition, *, ar: str, en: str) -> Edition:
    """Add a prose block to the first lesson."""
    return with_block(edition, Prose(BLOCK, Text(ar, en)))


def with_item(edition: Edition, name: str, **changes: object) -> Edition:
    """Change one item."""
    items = [
        structs.replace(item, **changes) if item.id == name else item for item in edition.items
    ]
    return structs.replace(edition, items=tuple(items))


def item_of(edition: Edition, name: str) -> Item:
    return edition.item_by_id[name]
