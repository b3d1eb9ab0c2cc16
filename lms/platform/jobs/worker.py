"""The worker process, woken by Huey (a SQLite file, or Redis)."""

from functools import cached_property
from typing import TYPE_CHECKING

from flask import Flask

from lms.platform.jobs import queue
from lms.platform.settings import Settings

if TYPE_CHECKING:
    from huey import Huey
    from huey.api import TaskWrapper


class Alarm:
    """Wakes a sleeping worker. Huey is loaded by whoever first needs it: most requests do not."""

    def __init__(self, app: Flask, settings: Settings) -> None:
        self._app = app
        self._settings = settings

    @cached_property
    def huey(self) -> "Huey":
        """Return the clock that both sides share."""
        from huey import RedisHuey, SqliteHuey  # noqa: PLC0415 - heavy

        if self._settings.redis_url:
            return RedisHuey("masar", url=self._settings.redis_url, results=False)
        file = self._settings.instance / "wake.db"
        return SqliteHuey("masar", filename=str(file), results=False)

    @cached_property
    def _wake(self) -> "TaskWrapper":
        return self.huey.task(name="wake")(self._work)

    def _work(self) -> None:
        with self._app.app_context():
            queue.work_off()

    def _sweep(self) -> None:
        with self._app.app_context():
            queue.sweep()

    def ring(self) -> None:
        """Tell the worker that there is work."""
        self._wake()

    def answer(self) -> None:
        """Work until told to stop, beginning with what was left."""
        from huey import crontab  # noqa: PLC0415 - heavy

        self.huey.periodic_task(crontab(minute="*"), name="sweep")(self._sweep)
        self.ring()
        self.huey.create_consumer(workers=1, check_worker_health=False).run()


def set_up(app: Flask, settings: Settings) -> None:
    """Connect the queue with whatever wakes its worker."""
    alarm = Alarm(app, settings)
    app.extensions["waker"] = alarm.ring
    app.extensions["alarm"] = alarm


def run(app: Flask) -> None:
    """Be the worker of this application."""
    alarm: Alarm = app.extensions["alarm"]
    alarm.answer()
