"""Consent: asked on the screen of the person, or copied from a paper at the desk."""

from uuid import UUID

from flask import Response
from flask_babel import gettext as _

from lms.people.models import Person
from lms.people.privacy import looks, wordings, words
from lms.people.privacy.feature import privacy
from lms.people.privacy.forms import ConsentForm, PaperForm
from lms.people.privacy.models import Answer, Consent
from lms.people.privacy.queries import consents
from lms.people.privacy.services import consenting
from lms.people.queries import register
from lms.platform.access import may, signed_in
from lms.platform.i18n import language
from lms.platform.identity import actor
from lms.platform.pages import back_to, page, wrong
from lms.platform.permissions import Permission

EDIT = may(Permission.PEOPLE_EDIT)


@privacy.page("/privacy/consent", access=signed_in)
def my_consent() -> Response:
    """Show what is asked, in the reader's language, with the answers that count now."""
    return page("privacy/consent.html", **_asked(ConsentForm(formdata=None)))


@privacy.action("/privacy/consent", access=signed_in)
def answer_consent() -> Response:
    """Record what the reader answers, and say what follows."""
    form = ConsentForm()
    shown = _asked(form)
    if not form.validate():
        return wrong("privacy/consent.html", **shown)
    kept = consenting.answer(actor().person_id, form.answers, language=language())
    return back_to("privacy.my_consent", said=_follows(kept))


def _asked(form: ConsentForm) -> dict[str, object]:
    wording = wordings.wording(wordings.current(), language())
    history = consents.history(actor().person_id)
    form.ask(wording, consents.standing(history))
    return {"form": form, "wording": wording, "history": history, "words": words}


def _follows(kept: list[Consent]) -> str:
    """Say what follows from taking something back; for all else, that it is recorded."""
    wording = wordings.wording(wordings.current(), language())
    taken = [wording.parts[one.part] for one in kept if one.answer is Answer.WITHDRAWN]
    return " ".join(
        [_("Your answer is recorded. You can change it here at any time.")]
        + [one.withdrawn for one in taken]
    )


@privacy.page("/people/<uuid:person_id>/consent", access=EDIT)
def person_consent(person_id: UUID) -> Response:
    """Show what a person answered, and take down what they signed on paper."""
    person = _person(person_id)
    looks.note(person.id)
    return page("privacy/person_consent.html", **_paper(person, PaperForm(formdata=None)))


@privacy.action("/people/<uuid:person_id>/consent", access=EDIT)
def record_consent(person_id: UUID) -> Response:
    """Record what was signed on paper."""
    person, form = _person(person_id), PaperForm()
    shown = _paper(person, form)
    if not form.validate():
        return wrong("privacy/person_consent.html", **shown)
    consenting.record_paper(
        person.id,
        form.answers,
        language="en" if form.language.data == "en" else "ar",
        at=form.signed_at,
        by=actor().account_id,
    )
    return back_to("people.person", person_id=person.id, said=_("The consent is recorded."))


def _person(person_id: UUID) -> Person:
    return register.person_for(actor(), person_id, permission=Permission.PEOPLE_EDIT)


def _paper(person: Person, form: PaperForm) -> dict[str, object]:
    form.ask()
    history = consents.history(person.id)
    return {
        "form": form,
        "person": person,
        "history": history,
        "words": words,
        "wording": wordings.wording(wordings.current(), language()),
    }
