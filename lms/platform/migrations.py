"""Moving the tables from one version to the next; only who does it loads Alembic."""

import flask_migrate
from flask import Flask, current_app

from lms.platform.db import db
from lms.platform.settings import ROOT

FOLDER = ROOT / "migrations"


def connect(app: Flask) -> None:
    """Let Alembic work on this application's tables, by command too: `flask db …`."""
    if "migrate" not in app.extensions:
        flask_migrate.Migrate(app, db, directory=str(FOLDER))


def upgrade() -> None:
    """Bring the tables up to the version of this code."""
    connect(current_app)
    flask_migrate.upgrade()
