"""Why people says no."""

from enum import StrEnum

from flask_babel import lazy_gettext

from lms.platform.refusals import sentences


class Reason(StrEnum):
    """Reasons of refusal."""

    IMPORT_SETTLED = "import-settled"
    ROW_SETTLED = "row-settled"


sentences(
    {
        Reason.IMPORT_SETTLED: lazy_gettext(
            "This list was already imported or discarded. Open it again to see where it stands."
        ),
        Reason.ROW_SETTLED: lazy_gettext(
            "Row %(row)s is already written, or has an error that only a corrected file can mend."
        ),
    }
)
