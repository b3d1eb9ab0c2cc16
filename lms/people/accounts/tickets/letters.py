"""Letters about ways in, each in the language of whoever receives it."""

from flask import current_app

from lms.people.accounts.models import Account
from lms.people.accounts.tickets import rules
from lms.people.models import Person
from lms.platform import mail
from lms.platform.settings import Site

MINUTE = 60


def link(secret: str, language: str) -> str:
    """Return the address behind which a password is chosen."""
    return f"{current_app.config['BASE_URL']}/{language}/enter/{secret}"


def given_name(person: Person, language: str) -> str:
    """Return what somebody is called, and no more."""
    latin = person.name_en.split()
    return latin[0] if language == "en" and latin else person.given_ar


def invite(account: Account, secret: str) -> None:
    """Send the first way in."""
    _write(account, "invitation", secret=secret, days=rules.INVITATION_LASTS.days)


def reset(account: Account, secret: str) -> None:
    """Send the link that was asked for."""
    minutes = int(rules.MAIL_LASTS.total_seconds()) // MINUTE
    _write(account, "reset", secret=secret, minutes=minutes)


def tell_changed(account: Account) -> None:
    """Tell the owner that their password is another one now: it may not have been they."""
    _write(account, "changed")


def _write(account: Account, template: str, *, secret: str = "", **values: object) -> None:
    """Write to the owner, where there is an address."""
    person, site = account.person, _site()
    if not person.email:
        return
    mail.post(
        person.email,
        f"ways_in/mail/{template}.txt",
        language=person.language,
        name=given_name(person, person.language),
        site=site.name.ar if person.language == "ar" else site.name.en,
        helpline=site.helpline,
        number=account.staff_number,
        link=link(secret, person.language),
        **values,
    )


def _site() -> Site:
    site: Site = current_app.config["SITE"]
    return site
