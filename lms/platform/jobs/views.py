"""The page that shows how far a job is."""

from uuid import UUID

from flask import Response, jsonify, make_response, url_for
from flask_babel import gettext as _
from werkzeug.exceptions import NotFound

from lms.platform.access import Feature, signed_in
from lms.platform.db import db
from lms.platform.i18n import language, number
from lms.platform.identity import Actor, actor
from lms.platform.jobs import queue
from lms.platform.jobs.models import Job, State
from lms.platform.pages import page
from lms.platform.permissions import Permission

jobs = Feature("jobs", __name__)


def _job_for_actor(job_id: UUID) -> Job:
    """Whoever started a job may watch it; others need the permission, in the cohort it is for."""
    job = db.session.get(Job, job_id)
    if job is None or not _may_watch(actor(), job):
        raise NotFound
    return job


def _may_watch(asking: Actor, job: Job) -> bool:
    reach = asking.reach(Permission.JOBS_READ)
    there = job.args.get("cohort") in {str(one) for one in reach.cohorts}
    return job.created_by == asking.account_id or reach.everywhere or there


@jobs.page("/jobs/<uuid:job_id>", access=signed_in)
def show(job_id: UUID) -> Response:
    """Show the bar, and the way on when the work is done."""
    job = _job_for_actor(job_id)
    return page(
        "jobs/show.html",
        job=job,
        title=queue.title(job),
        message=_words(job),
        status_url=url_for("jobs.progress", job_id=job.id),
        next_url=_onward(job),
    )


@jobs.page("/jobs/<uuid:job_id>.json", access=signed_in)
def progress(job_id: UUID) -> Response:
    """Say the same to the script that moves the bar."""
    job = _job_for_actor(job_id)
    return make_response(
        jsonify(
            state=job.state,
            done=job.done,
            total=job.total,
            percent=100 * job.done // job.total if job.total else 0,
            text=_words(job),
            next=_onward(job),
        )
    )


def _onward(job: Job) -> str | None:
    """The way on opens when the work is done or was refused, in the language of now."""
    answered = job.state is State.DONE or queue.refused(job) is not None
    return f"/{language()}{job.onward}" if answered and job.onward else None


def _words(job: Job) -> str:
    if (why := queue.why(job)) is not None:
        return why
    if job.state is State.DONE:
        return _("Done")
    if job.state is State.WAITING:
        return _("Waiting for its turn")
    return _("%(done)s of %(total)s", done=number(job.done), total=number(job.total))
