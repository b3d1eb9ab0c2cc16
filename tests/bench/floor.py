"""The floor: the least Flask and SQLAlchemy that answers the same questions from the same tables.

It knows no access, no second language, no audit, no packing. It is no product: it is the limit to
divide by.
"""

from datetime import UTC, datetime
from uuid import UUID, uuid4

from flask import Flask, jsonify, render_template_string, request
from sqlalchemy import func, insert, select
from sqlalchemy.orm import joinedload

from lms.assessment import queries
from lms.assessment.models import Answer, AnswerEvent, Attempt
from lms.awards.models import Certificate
from lms.learning.editions import document_of
from lms.learning.models import Cohort, Enrolment, LessonRead
from lms.learning.reader import passages
from lms.people.accounts.models import SignIn
from lms.people.models import Institution, Person
from lms.platform.db import db
from lms.platform.journal import JournalEntry, Kind
from lms.workshops.models import Attendance, Presence, Session

FRAME = (
    "<!doctype html><html lang=ar dir=rtl><meta charset=utf-8><title>{{ title }}</title>"
    "<link rel=stylesheet href=/s.css><body><nav><a href=/>Home</a></nav><main><h1>{{ title }}</h1>"
)
SIGN_IN = FRAME + "<form method=post><input name=who><input name=word type=password><button>In"
HOME = (
    FRAME + "<ul>{% for one in enrolments %}<li><a href={{ one.id }}>{{ one.cohort.title_ar }}</a>"
    " {{ read }}{% endfor %}</ul><ul>{% for one in attempts %}<li>{{ one.points }}{% endfor %}"
)
COURSE = (
    FRAME + "{% for module in modules %}<h2>{{ module.title.ar }}</h2><ul>"
    "{% for lesson in module.lessons %}<li{% if lesson.id in read %} class=read{% endif %}>"
    "<a href={{ lesson.id }}>{{ lesson.title.ar }}</a>{% endfor %}</ul>{% endfor %}"
)
LESSON = FRAME + "{% for block in html.values() %}{{ block }}{% endfor %}"
QUIZ = (
    FRAME + "<form method=post>{% for item in items %}<fieldset><legend>{{ item.stem.ar }}</legend>"
    "{% for option in item.options %}<label><input type=radio name={{ item.id }} "
    "value={{ option.id }}{% if option.id in held.get(item.id, ()) %} checked{% endif %}>"
    "{{ option.text.ar }}</label>{% endfor %}</fieldset>{% endfor %}"
)
REGISTER = (
    FRAME + "<form method=post>{% for one, mark in rows %}<div>{{ one.person.name_ar }} "
    "{{ one.institution.name_ar if one.institution }}{% for look in looks %}<label>"
    "<input type=radio name={{ one.id }} value={{ look.value }}"
    "{% if mark and mark.presence == look %} checked{% endif %}>{{ look.value }}</label>"
    "{% endfor %}</div>{% endfor %}"
)
VERIFY = FRAME + "<p>{{ one.code }} {{ one.enrolment.person.name_ar }} {{ one.issued_on }}</p>"
DASHBOARD = (
    FRAME + "<p>{{ people }}</p><table>{% for name, sex, count in rows %}"
    "<tr><td>{{ name }}<td>{{ sex }}<td>{{ count }}</tr>{% endfor %}</table>"
)

floor = Flask("floor")


def make(database_url: str) -> Flask:
    """Put the floor under a database."""
    floor.config["SQLALCHEMY_DATABASE_URI"] = database_url
    db.init_app(floor)
    return floor


def _said(template: str, title: str, **values: object) -> str:
    return render_template_string(template, title=title, **values)


def _who() -> None:
    """Look up who asks: every page of the product does."""
    token = request.cookies.get("token", "")
    db.session.scalars(select(SignIn).where(SignIn.token_hash == token)).first()


def _note(kind: Kind, thing: UUID) -> None:
    """Remember that something was looked at, as the product must."""
    now = datetime.now(UTC)
    db.session.execute(insert(JournalEntry).values(id=uuid4(), at=now, kind=kind, thing_id=thing))
    db.session.commit()


@floor.get("/sign-in")
def sign_in() -> str:
    return _said(SIGN_IN, "Sign in")


@floor.get("/home/<uuid:person>")
def home(person: UUID) -> str:
    _who()
    mine = select(Enrolment).where(Enrolment.person_id == person)
    enrolments = db.session.scalars(mine.options(joinedload(Enrolment.cohort))).all()
    ids = [one.id for one in enrolments]
    read = select(func.count()).where(LessonRead.enrolment_id.in_(ids))
    attempts = db.session.scalars(select(Attempt).where(Attempt.enrolment_id.in_(ids))).all()
    read_count = db.session.scalar(read)
    return _said(HOME, "Home", enrolments=enrolments, read=read_count, attempts=attempts)


def _enrolment(enrolment: UUID) -> Enrolment:
    with_course = joinedload(Enrolment.cohort).joinedload(Cohort.edition)
    return db.session.scalars(
        select(Enrolment).where(Enrolment.id == enrolment).options(with_course)
    ).one()


@floor.get("/course/<uuid:enrolment>")
def course(enrolment: UUID) -> str:
    _who()
    edition = _enrolment(enrolment).cohort.edition
    read = select(LessonRead.lesson).where(LessonRead.enrolment_id == enrolment)
    assert edition is not None
    return _said(
        COURSE,
        edition.title_ar,
        modules=document_of(edition).course.modules,
        read=set(db.session.scalars(read)),
    )


@floor.get("/lesson/<uuid:enrolment>/<lesson>")
def lesson(enrolment: UUID, lesson: str) -> str:
    _who()
    edition = _enrolment(enrolment).cohort.edition
    assert edition is not None
    said = _said(LESSON, lesson, html=passages.html_of(passages.source_of(edition), lesson, "ar"))
    _note(Kind.LESSON_OPENED, enrolment)
    return said


def _attempt(enrolment: UUID) -> Attempt:
    mine = select(Attempt).where(Attempt.enrolment_id == enrolment)
    with_course = (
        joinedload(Attempt.enrolment).joinedload(Enrolment.cohort).joinedload(Cohort.edition)
    )
    return db.session.scalars(mine.options(with_course)).one()


@floor.get("/quiz/<uuid:enrolment>")
def quiz(enrolment: UUID) -> str:
    _who()
    attempt = _attempt(enrolment)
    answers = db.session.scalars(select(Answer).where(Answer.attempt_id == attempt.id))
    held = {one.item: one.response for one in answers}
    return _said(QUIZ, "Test", items=queries.items_of(attempt), held=held)


@floor.post("/answer/<uuid:attempt>")
def answer(attempt: UUID) -> object:
    _who()
    given, now = request.get_json(), datetime.now(UTC)
    event = AnswerEvent(
        id=uuid4(), attempt_id=attempt, item=given["item"], response=given["response"],
        made_at=now, received_at=now,
    )  # fmt: skip
    db.session.add(event)
    db.session.flush()
    held = db.session.scalars(
        select(Answer).where(Answer.attempt_id == attempt, Answer.item == given["item"])
    ).one()
    held.event_id, held.response = event.id, event.response
    db.session.commit()
    return jsonify(ok=True)


@floor.get("/register/<uuid:session>")
def register(session: UUID) -> str:
    _who()
    held = db.session.get_one(Session, session)
    rows = db.session.execute(
        select(Enrolment, Attendance)
        .outerjoin(
            Attendance,
            (Attendance.enrolment_id == Enrolment.id) & (Attendance.session_id == session),
        )
        .where(Enrolment.cohort_id == held.cohort_id)
        .options(joinedload(Enrolment.person), joinedload(Enrolment.institution))
    ).all()
    return _said(REGISTER, held.title_ar, rows=rows, looks=list(Presence))


@floor.get("/verify/<code>")
def verify(code: str) -> str:
    with_person = joinedload(Certificate.enrolment).joinedload(Enrolment.person)
    one = db.session.scalars(
        select(Certificate).where(Certificate.code == code).options(with_person)
    ).one()
    said = _said(VERIFY, "Verify", one=one)
    _note(Kind.VERIFIED, one.id)
    return said


@floor.get("/dashboard")
def dashboard() -> str:
    _who()
    people = func.count(Enrolment.person_id.distinct())
    done = Enrolment.completed_on.is_not(None)
    rows = db.session.execute(
        select(Institution.name_ar, Person.sex, people)
        .select_from(Enrolment)
        .join(Enrolment.person)
        .outerjoin(Enrolment.institution)
        .where(done)
        .group_by(Institution.name_ar, Person.sex)
    ).all()
    return _said(
        DASHBOARD, "Indicators", people=db.session.scalar(select(people).where(done)), rows=rows
    )
