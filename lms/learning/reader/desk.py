"""Where a lesson is laid out: the same for whoever is enrolled and for a preview."""

from flask import Response, request
from flask_babel import gettext as _
from werkzeug.exceptions import NotFound

from courses import questions
from courses.blocks import CheckBlock
from courses.document import Edition as Document
from courses.problems import Problem
from lms.learning.reader import mode
from lms.learning.reader.lesson_page import Answered, Ways, lesson_page
from lms.learning.reader.passages import Source
from lms.platform.i18n import language
from lms.platform.pages import page, wrong


def holding(source: Source | None, lesson: str) -> Source:
    """Return the course if it holds the lesson."""
    if source is None or lesson not in source.document.lesson_by_id:
        raise NotFound
    return source


def lesson_response(
    source: Source, lesson: str, ways: Ways, *, given: Answered | None = None
) -> Response:
    """Send a lesson in the languages of choice, with feedback on what was answered just now."""
    reading_mode = mode.chosen()
    shown = lesson_page(
        source, lesson, langs=reading_mode.langs(language()), ways=ways, answered=given
    )
    answer = wrong if given and given.fault else page
    return mode.remember(
        answer("learning/lesson.html", shown=shown, mode=reading_mode, source=source)
    )


def answered(document: Document, lesson: str) -> Answered:
    """Read an answer; the id of the item comes with it."""
    asked = request.form.get("item", "")
    blocks = document.lesson_by_id[lesson].blocks
    if not any(isinstance(one, CheckBlock) and one.item == asked for one in blocks):
        raise NotFound
    item = document.item_by_id[asked]
    try:
        response = questions.parse(item, request.form.getlist("option"))
    except Problem:
        return Answered(item.id, (), fault=_("Choose one of the answers shown."))
    fault = "" if questions.is_complete(item, response) else _("Choose an answer first.")
    return Answered(item.id, response, fault)
