"""Commands that look after the whole: every state row is what its events say."""

import click
from flask.cli import AppGroup

from lms.assessment import services as assessment
from lms.platform.db import unit_of_work
from lms.workshops import services as workshops

state = AppGroup("state", help="What stands beside the events.")


@state.command("rebuild")
def rebuild() -> None:
    """Make answers and attendance equal to their events, and say where they were not."""
    with unit_of_work():
        answers = assessment.rebuild_state()
        marks = workshops.rebuild_state()
    click.echo(f"answers: {answers.checked} checked, {answers.mended} mended")
    click.echo(f"attendance: {marks} mended")
