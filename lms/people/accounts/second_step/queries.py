"""Reading what an account has of a second step."""

from uuid import UUID

from sqlalchemy import func, select

from lms.people.accounts.models import Account, RecoveryCode
from lms.platform.db import db


def account(account_id: UUID) -> Account:
    """Return the account whose second step is at stake."""
    return db.session.get_one(Account, account_id)


def account_to_change(account_id: UUID) -> Account:
    """Return the account as it stands now; others who would change it stand in line."""
    return db.session.get_one(Account, account_id, with_for_update=True)


def codes_left(account_id: UUID) -> int:
    """Count the recovery codes that were not used."""
    unused = select(func.count()).where(
        RecoveryCode.account_id == account_id, RecoveryCode.used_at.is_(None)
    )
    return db.session.scalar(unused) or 0
