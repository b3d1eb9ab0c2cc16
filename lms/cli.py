"""Commands: `flask --app wsgi …`. Each is imported when it is called for: no page needs one."""

from importlib import import_module

import click
from flask import Flask
from flask.cli import AppGroup

COMMANDS = {
    "serve": "lms.platform.commands",
    "worker": "lms.platform.commands",
    "catalogue": "lms.learning.commands",
    "people": "lms.people.commands",
    "demo": "lms.demo.commands",
    "accounts": "lms.demo.commands",
    "prepare": "lms.demo.commands",
    "state": "lms.home.commands",
}
MIGRATIONS = "db"


class Commands(AppGroup):
    """The commands of every feature, by name."""

    def __init__(self, app: Flask) -> None:
        super().__init__(app.name)
        self._app = app

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Name them without importing any."""
        return sorted({*super().list_commands(ctx), *COMMANDS, MIGRATIONS})

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import the one that is called for."""
        if cmd_name == MIGRATIONS:
            import_module("lms.platform.migrations").connect(self._app)
        elif cmd_name in COMMANDS and cmd_name not in self.commands:
            self.add_command(getattr(import_module(COMMANDS[cmd_name]), cmd_name))
        return super().get_command(ctx, cmd_name)


def mount(app: Flask) -> None:
    """Give the application its commands."""
    app.cli = Commands(app)
