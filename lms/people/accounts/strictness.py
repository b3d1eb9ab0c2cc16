"""Whether a password is enough here."""

from flask import current_app

from lms.platform.settings import SecondStep, Settings


def second_step_required() -> bool:
    """Tell whether everyone above trainee must prove themselves twice in this installation."""
    settings: Settings = current_app.config["SETTINGS"]
    return settings.second_step is SecondStep.REQUIRED
