"""Commands of learning: bring the catalogue of courses into the register."""

from pathlib import Path

import click
from flask.cli import AppGroup

from courses.problems import sentence
from courses.reading import read_catalogue
from lms.learning import services
from lms.platform.db import unit_of_work
from lms.platform.settings import ROOT

CATALOGUE = ROOT / "courses" / "catalogue"
catalogue = AppGroup("catalogue", help="Courses as their authors write them.")


@catalogue.command("publish")
@click.argument("folder", type=click.Path(path_type=Path), default=CATALOGUE)
def publish(folder: Path) -> None:
    """Publish every course of a catalogue; an unchanged course stays the same edition."""
    publish_all(folder)


def publish_all(folder: Path = CATALOGUE) -> None:
    """Publish every course of a catalogue and say which edition each now is."""
    read = read_catalogue(folder)
    if read.errors:
        raise click.ClickException("\n".join(sentence(problem) for problem in read.errors))
    for document in read.editions:
        with unit_of_work():
            edition = services.publish(document)
            click.echo(f"{edition.code} {edition.course}: edition {edition.number}")
