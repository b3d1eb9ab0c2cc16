"""The application: settings, what it stands on, its features; nothing else."""

from argon2 import PasswordHasher
from flask import Flask

from lms import cli
from lms.assessment import following as tests
from lms.assessment.views import assessment
from lms.awards import following as certificates
from lms.awards.views import awards
from lms.home import navigation
from lms.home.views import home
from lms.indicators.views import indicators
from lms.learning import following as enrolments
from lms.learning.learners import answer_for_learners
from lms.learning.nominations.views import nominations
from lms.learning.rosters import receive_rosters
from lms.learning.views import learning
from lms.people.accounts import views as sign_in
from lms.people.accounts.tickets.views import ways_in
from lms.people.authorities.views import authorities
from lms.people.duplicates.views import duplicates
from lms.people.erasing.views import erasing
from lms.people.merging import own as merges
from lms.people.merging.followers import follow
from lms.people.merging.views import merging
from lms.people.privacy.views import privacy
from lms.people.records.views import records
from lms.people.views import people
from lms.platform import drawing, errors, i18n, logs, pages, security
from lms.platform.access import Feature
from lms.platform.db import db, queue_writers_at
from lms.platform.health import health
from lms.platform.jobs import worker
from lms.platform.jobs.views import jobs
from lms.platform.settings import ROOT, Settings, read_settings
from lms.workshops import following as attendance
from lms.workshops.views import workshops

FEATURES: tuple[Feature, ...] = (
    health,
    home,
    sign_in.accounts,
    ways_in,
    people,
    records,
    authorities,
    duplicates,
    merging,
    privacy,
    erasing,
    learning,
    nominations,
    assessment,
    workshops,
    awards,
    indicators,
    jobs,
)

FOLLOWERS = (
    merges.FOLLOWING,
    enrolments.FOLLOWING,
    attendance.FOLLOWING,
    tests.FOLLOWING,
    certificates.FOLLOWING,
)


def create_app(settings: Settings | None = None, *, testing: bool = False) -> Flask:
    """Build the application from its settings; the environment's by default."""
    settings = settings or read_settings()
    app = Flask("lms", template_folder="platform/templates", static_folder=None)
    app.testing = testing
    _configure(app, settings)
    logs.set_up(app, settings.log_level)
    security.set_up(app, settings)
    i18n.set_up(app)
    db.init_app(app)
    errors.set_up(app)
    sign_in.set_up(app)
    for feature in FEATURES:
        app.register_blueprint(feature)
    receive_rosters()
    answer_for_learners()
    follow(*FOLLOWERS)
    navigation.set_up(app)
    drawing.register(app.jinja_env)
    pages.set_up(app, settings)
    if not testing:
        worker.set_up(app, settings)
    cli.mount(app)
    return app


def _configure(app: Flask, settings: Settings) -> None:
    settings.instance.mkdir(mode=0o700, parents=True, exist_ok=True)
    queue_writers_at(settings.instance / "writers")
    app.config.update(
        SETTINGS=settings,
        SITE=settings.site,
        BASE_URL=settings.base_url,
        IDENTITY_KEY=settings.identity_key,
        INSTANCE=settings.instance,
        BUILT=settings.built,
        MAIL_URL=settings.mail_url,
        MAIL_FROM=settings.mail_from,
        REDIS_URL=settings.redis_url,
        SQLALCHEMY_DATABASE_URI=settings.database_url,
        SQLALCHEMY_ENGINE_OPTIONS={"hide_parameters": True},  # they name people, and logs travel
        TRANSLATIONS=ROOT / "translations",
        PASSWORD_HASHER=PasswordHasher(),
    )
