"""Commands of the demonstration, and the one that readies an installation."""

import click
from flask import current_app
from flask.cli import AppGroup, with_appcontext
from sqlalchemy import select

from lms.demo import services
from lms.learning.commands import publish_all
from lms.people import seeding
from lms.people.accounts.models import Account
from lms.platform import migrations
from lms.platform.db import db, unit_of_work
from lms.platform.settings import Settings

PEOPLE = 300
SHOWN = ("trainee", "trainer", "focal", "officer", "admin")

demo = AppGroup("demo", help="The demonstration country.")


@demo.command("seed")
@click.option("--people", default=PEOPLE, show_default=True, help="How many officials.")
def seed(people: int) -> None:
    """Write a demonstration country of any size into an empty database."""
    if not services.is_empty():
        message = "There are people in this database already; the demonstration needs an empty one."
        raise click.ClickException(message)
    _seed(people)


def _seed(people: int) -> None:
    settings: Settings = current_app.config["SETTINGS"]
    with unit_of_work():
        seeding.seed()
    with click.progressbar(length=1, label="Cohorts", show_eta=False) as bar:
        closed = services.found(people, progress=lambda done, total: _show(bar, done, total))
    if settings.demo_password:
        services.open_doors(settings.demo_password)
    services.certify(closed)


def _show(bar: "click._termui_impl.ProgressBar[int]", done: int, total: int) -> None:
    bar.length = total
    bar.update(done - bar.pos)


@click.command("prepare")
@with_appcontext
def prepare() -> None:
    """Bring the tables up to date, publish the catalogue, fill an empty database."""
    migrations.upgrade()
    with unit_of_work():
        seeding.seed()
    publish_all()
    if services.is_empty():
        _seed(PEOPLE)


@click.command("accounts")
@with_appcontext
def accounts() -> None:
    """Print the demonstration accounts and their password."""
    settings: Settings = current_app.config["SETTINGS"]
    known = db.session.scalars(
        select(Account.staff_number).where(Account.staff_number.in_(SHOWN))
    ).all()
    for staff_number in SHOWN:
        if staff_number in known:
            click.echo(f"  {staff_number:<8}  {settings.demo_password}")
