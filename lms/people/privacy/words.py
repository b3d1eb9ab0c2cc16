"""What consents, looks and exports are called."""

from flask_babel import LazyString, lazy_gettext

from lms.people.models import RankBand, Sex
from lms.people.privacy.models import Answer, Means, Part
from lms.people.privacy.rules.exports import Column, Format, Purpose

ANSWERS: dict[Answer, LazyString] = {
    Answer.GIVEN: lazy_gettext("Agreed"),
    Answer.REFUSED: lazy_gettext("Not now"),
    Answer.WITHDRAWN: lazy_gettext("Taken back"),
}
KINDS: dict[Answer, tuple[str, str]] = {
    Answer.GIVEN: ("ok", "check"),
    Answer.REFUSED: ("", "clock"),
    Answer.WITHDRAWN: ("warn", "x"),
}
"""The tag of an answer and its icon."""
PARTS: dict[Part, LazyString] = {
    Part.TRAINING: lazy_gettext("Keeping the data of the training"),
    Part.PHOTOS: lazy_gettext("Photos at workshops"),
    Part.CONTACT: lazy_gettext("Being contacted after the training"),
}
MEANS: dict[Means, LazyString] = {
    Means.SCREEN: lazy_gettext("On the screen"),
    Means.PAPER: lazy_gettext("On paper"),
}
COLUMNS: dict[Column, LazyString] = {
    Column.NUMBER: lazy_gettext("Register number"),
    Column.NAME_AR: lazy_gettext("Name in Arabic"),
    Column.NAME_EN: lazy_gettext("Name in Latin letters"),
    Column.SEX: lazy_gettext("Sex"),
    Column.INSTITUTION: lazy_gettext("Institution"),
    Column.JOB_TITLE: lazy_gettext("Job title"),
    Column.RANK_BAND: lazy_gettext("Rank band"),
    Column.STATION: lazy_gettext("Duty station"),
    Column.PHONE: lazy_gettext("Phone"),
    Column.EMAIL: lazy_gettext("E-mail"),
    Column.BIRTH_YEAR: lazy_gettext("Year of birth"),
}
SEXES: dict[Sex, LazyString] = {
    Sex.FEMALE: lazy_gettext("Woman"),
    Sex.MALE: lazy_gettext("Man"),
    Sex.UNKNOWN: lazy_gettext("Not recorded"),
}
RANKS: dict[RankBand, LazyString] = {
    RankBand.SENIOR: lazy_gettext("Senior officer"),
    RankBand.MIDDLE: lazy_gettext("Officer"),
    RankBand.JUNIOR: lazy_gettext("Other ranks"),
    RankBand.CIVILIAN: lazy_gettext("Civilian"),
}
PURPOSES: dict[Purpose, LazyString] = {
    Purpose.INVITE: lazy_gettext("To invite people to a training"),
    Purpose.DESK: lazy_gettext("To run a workshop: list at the door, travel, meals"),
    Purpose.REPORT: lazy_gettext("To account for the training to an institution or donor"),
    Purpose.CORRECT: lazy_gettext("To have the data checked and corrected"),
    Purpose.OWN_DATA: lazy_gettext("The person asked for their own data"),
    Purpose.OTHER: lazy_gettext("Something else"),
}
FORMATS: dict[Format, LazyString] = {
    Format.XLSX: lazy_gettext("Excel (.xlsx)"),
    Format.CSV: lazy_gettext("Text, separated by commas (.csv)"),
}
FILTERS: dict[str, LazyString] = {
    "search": lazy_gettext("Words searched for (not kept)"),
    "institution": lazy_gettext("Institution"),
    "place": lazy_gettext("Duty station"),
    "cohort": lazy_gettext("Cohort"),
    "first": lazy_gettext("Completed a training from"),
    "last": lazy_gettext("Completed a training until"),
}
PAGES: dict[str, LazyString] = {
    "people.person": lazy_gettext("Page of the person"),
    "people.names_page": lazy_gettext("Correcting the names"),
    "people.register": lazy_gettext("Register of people"),
    "privacy.person_data": lazy_gettext("Data of the person"),
    "privacy.hand_out": lazy_gettext("File of the person, handed out"),
    "privacy.person_consent": lazy_gettext("Consent of the person"),
    "privacy.person_looks": lazy_gettext("Who looked at the person"),
    "privacy.export_file": lazy_gettext("File of a list"),
    "merging.plan_page": lazy_gettext("Putting two records together"),
    "merging.merge": lazy_gettext("Putting two records together"),
    "duplicates.pair": lazy_gettext("Comparing two records"),
    "erasing.erase_page": lazy_gettext("Erasing the data"),
    "awards.certificate": lazy_gettext("Certificate of the person"),
    "awards.pdf": lazy_gettext("Certificate of the person"),
    "accounts.account": lazy_gettext("Account of the person"),
    "workshops.sheet": lazy_gettext("Attendance sheet"),
    "people.show_import": lazy_gettext("Imported list"),
    "ways_in.person": lazy_gettext("Account of the person"),
    "accounts.directory": lazy_gettext("Accounts"),
    "duplicates.pairs": lazy_gettext("Comparing two records"),
    "merging.merges": lazy_gettext("Putting two records together"),
    "records.add_person": lazy_gettext("Register of people"),
    "nominations.nominated": lazy_gettext("Nominations"),
    "nominations.desk": lazy_gettext("Nominations"),
    "nominations.members": lazy_gettext("Cohort"),
    "records.details_page": lazy_gettext("Correcting the details"),
    "records.new_post": lazy_gettext("Correcting the details"),
    "records.post_page": lazy_gettext("Correcting the details"),
    "merging.merge_page": lazy_gettext("Putting two records together"),
    "awards.register": lazy_gettext("Register of certificates"),
    "awards.earned": lazy_gettext("Who has earned the certificate"),
    "assessment.results": lazy_gettext("Results of a cohort"),
    "nominations.nomination": lazy_gettext("Nomination"),
    "learning.cohort": lazy_gettext("Cohort"),
}


def page(endpoint: str) -> str:
    """Return the page of a look in words."""
    return str(PAGES.get(endpoint, lazy_gettext("Another page")))
