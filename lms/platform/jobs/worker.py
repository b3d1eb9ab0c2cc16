"""The worker process, woken by Huey (a SQLite file, or Redis)."""

from pathlib import Path

from flask import Flask
from huey import Huey, RedisHuey, SqliteHuey, crontab

from lms.platform import mail
from lms.platform.jobs import queue
from lms.platform.settings import Settings


def set_up(app: Flask, settings: Settings) -> None:
    """Connect the queue with whatever wakes its worker."""
    huey = _huey(settings)

    @huey.task()  # type: ignore[untyped-decorator]
    def wake() -> None:
        with app.app_context():
            queue.work_off()

    @huey.periodic_task(crontab(minute="*"))  # type: ignore[untyped-decorator]
    def sweep() -> None:
        with app.app_context():
            mail.remind()
            queue.work_off()

    app.extensions["waker"] = wake
    app.extensions["huey"] = huey


def _huey(settings: Settings) -> Huey:
    if settings.redis_url:
        return RedisHuey("masar", url=settings.redis_url, results=False)
    settings.instance.mkdir(parents=True, exist_ok=True)
    return SqliteHuey("masar", filename=str(Path(settings.instance) / "wake.db"), results=False)


def run(app: Flask) -> None:
    """Work until told to stop; what a killed worker left is taken up again."""
    app.extensions["waker"]()
    app.extensions["huey"].create_consumer(workers=1, check_worker_health=False).run()
