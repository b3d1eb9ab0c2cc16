"""Roles, and where they hold, as people call them."""

from collections.abc import Mapping
from uuid import UUID

from flask_babel import LazyString, lazy_gettext
from flask_babel import gettext as _

from courses.text import Text
from lms.people.accounts.models import RoleGrant
from lms.platform.i18n import in_language
from lms.platform.permissions import Role

ROLES: dict[Role, LazyString] = {
    Role.TRAINER: lazy_gettext("Trainer"),
    Role.COHORT_ASSISTANT: lazy_gettext("Cohort assistant"),
    Role.FOCAL_POINT: lazy_gettext("Focal point"),
    Role.CERTIFICATE_OFFICER: lazy_gettext("Certificate officer"),
    Role.OFFICER: lazy_gettext("Monitoring officer"),
    Role.ADMINISTRATOR: lazy_gettext("Administrator"),
}


def role(grant: RoleGrant) -> str:
    """Return a role in words."""
    return str(ROLES[grant.role])


def scope(grant: RoleGrant, names: Mapping[UUID, Text]) -> str:
    """Return where a role holds, in words."""
    named = names.get(grant.institution_id or grant.cohort_id or grant.id)
    where = in_language(named) if named else ""
    if grant.cohort_id:
        return _("for cohort “%(cohort)s”", cohort=where)
    if grant.institution_id:
        return _("for %(institution)s", institution=where)
    return _("everywhere")


def role_in_scope(grant: RoleGrant, names: Mapping[UUID, Text]) -> str:
    """Return a role and where it holds, in one breath."""
    return _("%(role)s, %(scope)s", role=role(grant), scope=scope(grant, names))
