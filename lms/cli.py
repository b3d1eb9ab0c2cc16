"""Commands: `flask --app wsgi …`, mounted from every feature."""

from flask import Flask

from lms.demo.commands import accounts, demo, prepare
from lms.learning.commands import catalogue
from lms.people.commands import people
from lms.platform.commands import serve, worker


def mount(app: Flask) -> None:
    """Give the application its commands."""
    for command in (serve, worker, catalogue, people, demo, accounts, prepare):
        app.cli.add_command(command)
