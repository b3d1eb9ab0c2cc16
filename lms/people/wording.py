"""What is said of files, rows and reasons, in the reader's language."""

from flask_babel import LazyString, lazy_gettext, ngettext
from flask_babel import gettext as _

from lms.people.models import RosterImport, RosterRow
from lms.people.roster.problems import Code, FileProblem, Problem, Severity
from lms.people.rules.matching import Reason
from lms.platform.db import Plain

FILES: dict[FileProblem, LazyString] = {
    FileProblem.EMPTY: lazy_gettext(
        "The file is empty. Choose the list of names and send it again."
    ),
    FileProblem.TOO_LARGE: lazy_gettext(
        "The file is larger than %(megabytes)s MB. Split it and send the parts one by one."
    ),
    FileProblem.TOO_MANY_ROWS: lazy_gettext(
        "The file has more than %(most)s rows. Split it and send the parts one by one."
    ),
    FileProblem.NOT_A_SPREADSHEET: lazy_gettext(
        "This is not a spreadsheet. Save the list as Excel (.xlsx) or CSV and send it again."
    ),
    FileProblem.OLD_EXCEL: lazy_gettext(
        "This is an old Excel file (.xls). Open it, save it as .xlsx and send it again."
    ),
    FileProblem.ENCRYPTED: lazy_gettext(
        "The file is locked with a password. Save a copy without a password and send that."
    ),
    FileProblem.BROKEN: lazy_gettext(
        "The file is damaged and cannot be opened. Open it in Excel, save it again and send it."
    ),
    FileProblem.BROKEN_QUOTES: lazy_gettext(
        "The quotation marks in row %(row)s do not match, so the rows after it cannot be read. "
        "Correct that row and send the file again."
    ),
    FileProblem.NO_HEADER: lazy_gettext(
        "No row with column headings was found. Write headings above the names, "
        "such as “Name”, “National number”, “Institution”, “Phone”."
    ),
    FileProblem.NO_NAMES: lazy_gettext(
        "No column of names was found. Head it with “Name” and send the file again."
    ),
    FileProblem.NO_ROWS: lazy_gettext("There are headings in the file, but no people below them."),
}

ROWS: dict[Code, LazyString] = {
    Code.NAME_MISSING: lazy_gettext("The name is missing."),
    Code.NAME_NOT_ARABIC: lazy_gettext(
        "Write the name in Arabic letters, without signs or digits."
    ),
    Code.NAME_ONE_WORD: lazy_gettext(
        "One word is not enough: write at least the name and the family name."
    ),
    Code.NAME_TOO_LONG: lazy_gettext("The name is too long. Is there something else in the cell?"),
    Code.NAME_NOT_FULL: lazy_gettext("The name has %(parts)s parts instead of four."),
    Code.LATIN_NAME_UNREADABLE: lazy_gettext(
        "The name in Latin letters was left out: it has signs that no name has."
    ),
    Code.NATIONAL_NUMBER_UNREADABLE: lazy_gettext(
        "The national number is not right. It has 12 digits: 1 or 2, year of birth, 7 more."
    ),
    Code.NATIONAL_NUMBER_SEX: lazy_gettext("The sex differs from what the national number says."),
    Code.NATIONAL_NUMBER_YEAR: lazy_gettext(
        "The year of birth is %(written)s, but the national number says %(number)s."
    ),
    Code.PHONE_UNREADABLE: lazy_gettext("“%(text)s” is not a phone number and was left out."),
    Code.EMAIL_UNREADABLE: lazy_gettext("“%(text)s” is not an e-mail address and was left out."),
    Code.SEX_UNREADABLE: lazy_gettext("“%(text)s” was not understood as male or female."),
    Code.BIRTH_UNREADABLE: lazy_gettext("“%(text)s” was not understood as a date of birth."),
    Code.INSTITUTION_MISSING: lazy_gettext("The institution is missing: this person gets no post."),
    Code.INSTITUTION_UNKNOWN: lazy_gettext("“%(text)s” is not in the list of institutions."),
    Code.TEXT_TOO_LONG: lazy_gettext("A text longer than %(most)s letters was cut."),
    Code.FORMULA_WITHOUT_VALUE: lazy_gettext(
        "A cell holds a formula without a result. Open the file in Excel, save it, send it again."
    ),
    Code.HIDDEN_ROW: lazy_gettext("This row is hidden in the file."),
    Code.TWICE_IN_FILE: lazy_gettext(
        "The same person stands in row %(row)s; this row is left out."
    ),
    Code.STATION_UNKNOWN: lazy_gettext("“%(text)s” is not in the list of places."),
    Code.PHONE_DIFFERS: lazy_gettext("The register has another phone number: %(known)s. It stays."),
    Code.BIRTH_DIFFERS: lazy_gettext(
        "The register has another year of birth: %(known)s. It stays."
    ),
    Code.SEX_DIFFERS: lazy_gettext("The register says the other sex. It stays."),
}

STAYS: dict[str, LazyString] = {
    "account": lazy_gettext("This row stays: the person can sign in by now."),
    "certificate": lazy_gettext("This row stays: the person has a certificate."),
    "certificate_draft": lazy_gettext("This row stays: the person has a certificate."),
    "completion": lazy_gettext("This row stays: results of the person are recorded."),
    "enrolment": lazy_gettext("This row stays: the person was enrolled elsewhere since."),
    "post": lazy_gettext("This row stays: the person was given another post since."),
    "nomination": lazy_gettext("This row stays: the person was nominated since."),
    "merge": lazy_gettext("This row stays: the record was merged with another one."),
    "person": lazy_gettext("This row stays: the record was merged with another one."),
    "consent": lazy_gettext("This row stays: the person has answered about their data."),
    "erasure": lazy_gettext("This row stays: what was known of the person is erased."),
    "changed": lazy_gettext("This row stays: what it wrote was changed since."),
}

REASONS: dict[Reason, LazyString] = {
    Reason.NATIONAL_NUMBER: lazy_gettext("Same national number"),
    Reason.NAME: lazy_gettext("Same name, whatever the spelling"),
    Reason.NAME_CLOSE: lazy_gettext("Similar name"),
    Reason.NAME_DIFFERS: lazy_gettext("But the names are different"),
    Reason.PHONE: lazy_gettext("Same phone number"),
    Reason.BIRTH_YEAR: lazy_gettext("Same year of birth"),
    Reason.INSTITUTION: lazy_gettext("Same institution"),
    Reason.NUMBER_DIFFERS: lazy_gettext("But the national numbers differ"),
    Reason.NUMBER_MISSING: lazy_gettext("A national number is missing"),
    Reason.SEX_DIFFERS: lazy_gettext("But the sex differs"),
    Reason.SEVERAL: lazy_gettext("More than one person fits"),
    Reason.IMPORTED_BEFORE: lazy_gettext("This row was imported before"),
}


def of_file(problem: Problem) -> str:
    """Say why a file can't be read."""
    return str(FILES[problem.code]) % problem.values


def of_list(roster: RosterImport) -> str:
    """Say why a list can't be read; nothing while it is being read."""
    values = roster.mapping.get("values")
    problem = roster.mapping.get("problem")
    if problem is None:
        return ""
    return str(FILES[FileProblem(str(problem))]) % (values if isinstance(values, dict) else {})


def _stays(what: str, num: int) -> str:
    """Say why a row could not be taken back."""
    match what:
        case "attendance" | "attendance_event":
            return _("This row stays: the person has attended since.")
        case "attempt":
            return ngettext(
                "This row stays: the person has answered %(num)d test since.",
                "This row stays: the person has answered %(num)d tests since.",
                num,
            )
        case "lesson_read":
            return ngettext(
                "This row stays: the person has read %(num)d lesson since.",
                "This row stays: the person has read %(num)d lessons since.",
                num,
            )
        case "roster_row":
            return _("This row stays: another list names the same person.")
    return str(STAYS.get(what, STAYS["changed"]))


def of_row(message: Plain) -> str:
    """Say one message of a staged row."""
    if not isinstance(message, dict):
        return ""
    values = message.get("values")
    if message["code"] == Code.STAYS and isinstance(values, dict):
        return _stays(str(values.get("what")), int(str(values.get("num"))))
    return str(ROWS[Code(str(message["code"]))]) % (values if isinstance(values, dict) else {})


def messages(row: RosterRow, severity: Severity | None = None) -> list[str]:
    """Say everything there is to say of a staged row."""
    return [of_row(one) for one in row.messages if severity in {None, _severity(one)}]


def reasons(row: RosterRow) -> list[str]:
    """Say why a staged row is, or may be, somebody known."""
    return [str(REASONS[Reason(str(reason))]) for reason in row.reasons]


def _severity(message: Plain) -> Severity | None:
    return Severity(str(message["severity"])) if isinstance(message, dict) else None
