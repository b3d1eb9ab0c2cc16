"""Is this installation well? For machines that watch it."""

import functools
import importlib.util
import os
from ctypes.util import find_library
from pathlib import Path

from flask import Response, jsonify, make_response
from sqlalchemy import text

from lms.platform.access import Address, Feature, anyone
from lms.platform.db import db

health = Feature("health", __name__)

PDF_LIBRARIES = ("pango-1.0", "pangoft2-1.0", "harfbuzz-subset")


@functools.cache
def _pdf_ready() -> bool:
    """Answer without loading the engine: a web process never holds it.

    Looking for libraries starts programs, so it is done once and not for every stranger.
    """
    return importlib.util.find_spec("weasyprint") is not None and all(
        find_library(name) or _in_path(name) for name in PDF_LIBRARIES
    )


def _in_path(name: str) -> bool:
    folders = os.environ.get("LD_LIBRARY_PATH", "").split(":")  # noqa: TID251 - a system path
    return any(Path(folder).glob(f"lib{name}.so*") for folder in folders if folder)


@health.page("/healthz", access=anyone, address=Address.BARE)
def healthz() -> Response:
    """Say whether the database answers and PDFs can be made."""
    db.session.execute(text("SELECT 1"))
    return make_response(jsonify(database="ok", pdf="ok" if _pdf_ready() else "missing libraries"))
