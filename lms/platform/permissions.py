"""Who may do what: the whole table on one page.

A permission is `area:thing:verb`. A role carries permissions and is granted in a scope:
everywhere, for one institution, or for one cohort.
"""

from enum import StrEnum


class Permission(StrEnum):
    """Everything that can be allowed."""

    PEOPLE_READ = "people:person:read"
    PEOPLE_EDIT = "people:person:edit"
    PEOPLE_IMPORT = "people:roster:import"
    PEOPLE_MERGE = "people:person:merge"
    PEOPLE_EXPORT = "people:person:export"
    PEOPLE_ERASE = "people:person:erase"
    LOOKS_READ = "people:look:read"
    INSTITUTIONS_MANAGE = "people:institution:manage"
    PLACES_MANAGE = "people:place:manage"
    COURSES_READ = "learning:course:read"
    COHORTS_READ = "learning:cohort:read"
    COHORTS_MANAGE = "learning:cohort:manage"
    COHORTS_CLOSE = "learning:cohort:close"
    NOMINATIONS_MAKE = "learning:nomination:make"
    NOMINATIONS_DECIDE = "learning:nomination:decide"
    ATTENDANCE_MARK = "workshops:attendance:mark"
    RESULTS_READ = "assessment:result:read"
    AWARDS_ISSUE = "awards:certificate:issue"
    AWARDS_READ = "awards:certificate:read"
    AWARDS_REVOKE = "awards:certificate:revoke"
    INDICATORS_READ = "indicators:figure:read"
    AUDIT_READ = "platform:audit:read"
    JOBS_READ = "platform:job:read"
    ACCOUNTS_HELP = "people:account:help"
    ACCOUNTS_MANAGE = "people:account:manage"


class Role(StrEnum):
    """The hats people wear. A trainee needs no grant: enrolment is enough."""

    TRAINER = "trainer"
    COHORT_ASSISTANT = "cohort-assistant"
    FOCAL_POINT = "focal-point"
    CERTIFICATE_OFFICER = "certificate-officer"
    OFFICER = "officer"
    ADMINISTRATOR = "administrator"


P = Permission

ROLES: dict[Role, frozenset[Permission]] = {
    Role.COHORT_ASSISTANT: frozenset({P.COHORTS_READ, P.ATTENDANCE_MARK, P.ACCOUNTS_HELP}),
    Role.TRAINER: frozenset(
        {
            P.COURSES_READ,
            P.COHORTS_READ,
            P.COHORTS_CLOSE,
            P.ATTENDANCE_MARK,
            P.RESULTS_READ,
            P.AWARDS_READ,
            P.ACCOUNTS_HELP,
        }
    ),
    Role.FOCAL_POINT: frozenset({P.PEOPLE_READ, P.NOMINATIONS_MAKE}),
    Role.CERTIFICATE_OFFICER: frozenset(
        {P.COHORTS_READ, P.AWARDS_READ, P.AWARDS_ISSUE, P.AWARDS_REVOKE, P.JOBS_READ}
    ),
    Role.OFFICER: frozenset(
        set(P) - {P.ACCOUNTS_MANAGE, P.AUDIT_READ, P.LOOKS_READ, P.ATTENDANCE_MARK}
    ),
    Role.ADMINISTRATOR: frozenset(
        {P.ACCOUNTS_MANAGE, P.ACCOUNTS_HELP, P.AUDIT_READ, P.LOOKS_READ, P.JOBS_READ, P.PEOPLE_READ}
    ),
}
