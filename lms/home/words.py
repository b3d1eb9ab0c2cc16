"""Acts, things, roles and permissions as people call them."""

from flask_babel import LazyString, lazy_gettext

from lms.people.accounts import wording
from lms.platform.permissions import Permission

ACTS: dict[str, LazyString] = {
    "account:card": lazy_gettext("Printed a sign-in card"),
    "account:disable": lazy_gettext("Closed an account"),
    "account:enter": lazy_gettext("Came in by a link or a card and chose a password"),
    "account:grant": lazy_gettext("Gave a role"),
    "account:end-sessions": lazy_gettext("Ended the sessions of an account"),
    "account:number": lazy_gettext("Changed a staff number"),
    "account:invitation": lazy_gettext("Invited somebody to sign in"),
    "account:open": lazy_gettext("Opened an account"),
    "account:password": lazy_gettext("Changed their own password"),
    "account:reset": lazy_gettext("Showed somebody a code for a new password"),
    "account:recovery-codes": lazy_gettext("Made new recovery codes"),
    "account:reopen": lazy_gettext("Opened a closed account again"),
    "account:second-step": lazy_gettext("Set up a phone for the second step"),
    "account:second-step-off": lazy_gettext("Removed the second step of an account"),
    "account:take-back": lazy_gettext("Took a role back"),
    "attendance:correct": lazy_gettext("Corrected attendance"),
    "awards:correct": lazy_gettext("Replaced a certificate by a corrected one"),
    "awards:issue": lazy_gettext("Issued certificates"),
    "awards:revoke": lazy_gettext("Revoked a certificate"),
    "cohort:begin": lazy_gettext("Began a cohort"),
    "cohort:close": lazy_gettext("Closed a cohort"),
    "cohort:enrol": lazy_gettext("Enrolled people in a cohort"),
    "cohort:open": lazy_gettext("Planned a cohort"),
    "cohort:remove": lazy_gettext("Removed a past training without people"),
    "consent:record": lazy_gettext("Recorded a consent on paper"),
    "duplicates:different": lazy_gettext("Said that two records are two people"),
    "duplicates:waiting": lazy_gettext("Took back that two records are two people"),
    "edition:publish": lazy_gettext("Published a course"),
    "institution:alias": lazy_gettext("Added another name of an institution"),
    "institution:change": lazy_gettext("Changed an institution"),
    "institution:found": lazy_gettext("Added an institution"),
    "place:add": lazy_gettext("Added a local place"),
    "place:change": lazy_gettext("Changed a place"),
    "people:add": lazy_gettext("Added a person"),
    "people:detail": lazy_gettext("Corrected what is known of a person"),
    "people:post": lazy_gettext("Changed a person's posts"),
    "people:export": lazy_gettext("Exported people"),
    "people:decide": lazy_gettext("Decided whether two records are one person"),
    "people:erase": lazy_gettext("Erased what told who a person was"),
    "people:retain": lazy_gettext("Emptied what was kept long enough"),
    "people:discard": lazy_gettext("Discarded a roster"),
    "people:merge": lazy_gettext("Made one of two records of a person"),
    "people:unmerge": lazy_gettext("Made two of merged records again"),
    "people:respell": lazy_gettext("Corrected a person's names"),
    "people:import": lazy_gettext("Brought people in from a roster"),
    "people:institution": lazy_gettext("Chose the institution of rows in a roster"),
    "people:import-again": lazy_gettext("Staged a roster again"),
    "people:columns": lazy_gettext("Said what the columns of a roster hold"),
    "people:take-up": lazy_gettext("Took up a discarded roster again"),
    "people:undo": lazy_gettext("Took an imported roster back"),
    "cohort:readmit": lazy_gettext("Took somebody into a cohort again"),
    "cohort:substitute": lazy_gettext("Noted who came in somebody's place"),
    "cohort:withdraw": lazy_gettext("Took somebody out of a cohort"),
    "nomination:approve": lazy_gettext("Approved a nomination"),
    "nomination:decline": lazy_gettext("Declined a nomination"),
    "nomination:first": lazy_gettext("Put a nomination first in line"),
    "nomination:make": lazy_gettext("Nominated somebody"),
    "nomination:promote": lazy_gettext("Moved a nomination up from the waiting list"),
    "nomination:reopen": lazy_gettext("Took up a nomination again"),
    "nomination:wait": lazy_gettext("Moved a nomination to the waiting list"),
    "nomination:withdraw": lazy_gettext("Withdrew a nomination"),
    "people:hand-in": lazy_gettext("Handed in a list of nominations"),
    "quota:set": lazy_gettext("Set a quota"),
    "session:plan": lazy_gettext("Planned a session"),
    "session:remove": lazy_gettext("Removed a session"),
}

ROLES = wording.ROLES

PERMISSIONS: dict[Permission, LazyString] = {
    Permission.PEOPLE_READ: lazy_gettext("See the register of people"),
    Permission.PEOPLE_EDIT: lazy_gettext("Correct what the register says of people"),
    Permission.PEOPLE_IMPORT: lazy_gettext("Bring people in from a roster"),
    Permission.PEOPLE_MERGE: lazy_gettext("Decide about duplicates and merge records"),
    Permission.PEOPLE_EXPORT: lazy_gettext("Export lists of people"),
    Permission.PEOPLE_ERASE: lazy_gettext("Erase what is kept of a person"),
    Permission.LOOKS_READ: lazy_gettext("See who looked at whose record"),
    Permission.INSTITUTIONS_MANAGE: lazy_gettext("Manage institutions"),
    Permission.PLACES_MANAGE: lazy_gettext("Manage places"),
    Permission.COURSES_READ: lazy_gettext("Read every course"),
    Permission.COHORTS_READ: lazy_gettext("See cohorts and progress"),
    Permission.COHORTS_MANAGE: lazy_gettext("Plan and begin cohorts"),
    Permission.COHORTS_CLOSE: lazy_gettext("Close cohorts"),
    Permission.NOMINATIONS_MAKE: lazy_gettext("Nominate people for cohorts"),
    Permission.NOMINATIONS_DECIDE: lazy_gettext("Set quotas and decide about nominations"),
    Permission.ATTENDANCE_MARK: lazy_gettext("Mark attendance"),
    Permission.RESULTS_READ: lazy_gettext("See test results"),
    Permission.AWARDS_ISSUE: lazy_gettext("Issue certificates"),
    Permission.AWARDS_READ: lazy_gettext("See certificates and who has earned them"),
    Permission.AWARDS_REVOKE: lazy_gettext("Correct and revoke certificates"),
    Permission.INDICATORS_READ: lazy_gettext("See indicators"),
    Permission.AUDIT_READ: lazy_gettext("Read the acts of staff and this page"),
    Permission.JOBS_READ: lazy_gettext("Watch background work"),
    Permission.ACCOUNTS_HELP: lazy_gettext("Give trainees of a cohort a new way to sign in"),
    Permission.ACCOUNTS_MANAGE: lazy_gettext("Manage accounts and roles"),
}

AREAS: dict[str, LazyString] = {
    "people": lazy_gettext("People and accounts"),
    "learning": lazy_gettext("Courses and cohorts"),
    "workshops": lazy_gettext("Workshops"),
    "assessment": lazy_gettext("Tests"),
    "awards": lazy_gettext("Certificates"),
    "indicators": lazy_gettext("Indicators"),
    "platform": lazy_gettext("The platform itself"),
}

RULES: dict[str, LazyString] = {
    "anyone": lazy_gettext("Everybody, signed in or not"),
    "password given": lazy_gettext("Whoever gave a password, also before the second step"),
    "signed in": lazy_gettext("Whoever is signed in, and then only their own"),
}


def act(code: str) -> str:
    """Return an act in words; one that is not known keeps its code."""
    return str(ACTS.get(code, code))


def rule(name: str) -> str:
    """Return an access rule in words."""
    if name in RULES:
        return str(RULES[name])
    return str(PERMISSIONS[Permission(name)])
