"""Why people says no."""

from enum import StrEnum

from flask_babel import lazy_gettext

from lms.platform.refusals import sentences


class Reason(StrEnum):
    """Reasons of refusal."""

    IMPORT_SETTLED = "import-settled"
    FILE_GONE = "file-gone"
    IMPORT_NOT_WRITTEN = "import-not-written"
    IMPORT_FORGOTTEN = "import-forgotten"
    ROW_ELSEWHERE = "row-elsewhere"
    ROW_SETTLED = "row-settled"
    CIRCLE = "circle"
    NUMBER_TAKEN = "number-taken"
    POSTS_OVERLAP = "posts-overlap"
    NO_LOCAL_CODE = "no-local-code"
    PLACE_IS_OFFICIAL = "place-is-official"
    MERGED_MEANWHILE = "merged-meanwhile"
    ERASED = "merge-of-erased"
    CLOSES_ADMINISTRATOR = "closes-administrator"
    HOLDS_MORE = "holds-more"


sentences(
    {
        Reason.MERGED_MEANWHILE: lazy_gettext(
            "Record %(number)s went into another one meanwhile. Look for it in the register."
        ),
        Reason.CLOSES_ADMINISTRATOR: lazy_gettext(
            "Merging would close the account of an administrator, %(number)s. Keep that record"
            " instead, or have the role taken away first."
        ),
        Reason.HOLDS_MORE: lazy_gettext(
            "This person holds a role that is not in your hands, and could be signed in as by this"
            " change. Ask an administrator who also keeps the register."
        ),
        Reason.ERASED: lazy_gettext(
            "What was kept of record %(number)s is erased, so it stays as it is."
        ),
        Reason.IMPORT_SETTLED: lazy_gettext(
            "This list was already imported or discarded. Open it again to see where it stands."
        ),
        Reason.CIRCLE: lazy_gettext(
            "An institution cannot stand under itself or under one of its own. Choose another."
        ),
        Reason.NUMBER_TAKEN: lazy_gettext(
            "Somebody else in the register has this national number. Check it, or look for"
            " a duplicate record."
        ),
        Reason.POSTS_OVERLAP: lazy_gettext(
            "These days belong to another post. Correct that one first, or choose other days."
        ),
        Reason.NO_LOCAL_CODE: lazy_gettext(
            "No local code can be added under %(place)s. Choose the place it lies in."
        ),
        Reason.PLACE_IS_OFFICIAL: lazy_gettext(
            "%(place)s is an official code and stays. Only local codes can be taken out of use."
        ),
        Reason.FILE_GONE: lazy_gettext(
            "The file of this list is no longer kept. Send the list again."
        ),
        Reason.IMPORT_NOT_WRITTEN: lazy_gettext(
            "Nothing of this list is written, so there is nothing to take back."
        ),
        Reason.IMPORT_FORGOTTEN: lazy_gettext(
            "It is too late to take this list back: what it changed is no longer kept. Correct each"
            " person on their own page."
        ),
        Reason.ROW_ELSEWHERE: lazy_gettext(
            "An officer who sees the whole register decides about this row."
        ),
        Reason.ROW_SETTLED: lazy_gettext(
            "Row %(row)s is already written, or has an error that only a corrected file can mend."
        ),
    }
)
