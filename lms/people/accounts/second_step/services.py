"""Setting up the second step, passing it, replacing the phone, giving it up."""

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import delete, or_, update
from sqlalchemy.engine import CursorResult

from lms.people.accounts import queries as accounts_read
from lms.people.accounts import rules as accounts_rules
from lms.people.accounts import sealing, strictness
from lms.people.accounts import services as accounts
from lms.people.accounts.models import Account, RecoveryCode
from lms.people.accounts.reasons import Reason
from lms.people.accounts.second_step import queries, rules
from lms.platform import audit, clock, mail
from lms.platform.db import db
from lms.platform.refusals import Refused


@dataclass(frozen=True, slots=True)
class Guess:
    """What somebody typed as a code, and where from."""

    code: str
    address: str


@dataclass(frozen=True, slots=True)
class Passed:
    """A code was right; where it was one from paper, so many are left."""

    codes_left: int | None = None


@dataclass(frozen=True, slots=True)
class Entered:
    """A session past the second step."""

    token: str
    codes_left: int | None


@dataclass(frozen=True, slots=True)
class Bound:
    """A session past a second step that was just set up, and the codes for paper."""

    token: str
    codes: list[str]


def offered(account: Account, *, sign_in_id: UUID) -> str:
    """Return the secret for a new phone: the same for as long as a sign-in lasts, kept nowhere."""
    before = (account.totp_sealed or b"").hex()
    return rules.secret_of(sealing.lasting_mark("new phone", f"{sign_in_id}:{before}"))


def bind(account_id: UUID, code: str, *, sign_in_id: UUID, device: str) -> Bound | None:
    """Ask for a code from now on, once the new phone has shown that it knows one."""
    account = queries.account_to_change(account_id)
    if account.totp_sealed is not None:
        raise Refused(Reason.SECOND_STEP_THERE)
    if not _take(account, code, sign_in_id=sign_in_id):
        return None
    codes = _new_codes(account)
    _tell(account, "account:second-step", "accounts/mail/device.txt")
    return Bound(_open_anew(account, device=device), codes)


def shows(account: Account, code: str, *, sign_in_id: UUID) -> bool:
    """Tell whether a new phone shows the right code now."""
    return _step(account, code, sign_in_id=sign_in_id) is not None


def replace(account_id: UUID, code: str, *, sign_in_id: UUID) -> None:
    """Take another phone in the place of the one before, whose code came first."""
    account = queries.account_to_change(account_id)
    if not _take(account, code, sign_in_id=sign_in_id):
        raise Refused(Reason.CODE_TOO_LATE)
    accounts.end_others(account_id, but=sign_in_id)
    _tell(account, "account:second-step", "accounts/mail/device.txt")


def _take(account: Account, code: str, *, sign_in_id: UUID) -> bool:
    step = _step(account, code, sign_in_id=sign_in_id)
    if step is None:
        return False
    secret = offered(account, sign_in_id=sign_in_id)
    account.totp_sealed, account.totp_step = sealing.device_sealed(secret), step
    return True


def _step(account: Account, code: str, *, sign_in_id: UUID) -> int | None:
    secret = offered(account, sign_in_id=sign_in_id)
    return rules.step_of(code, secret, now=clock.now(), last=None)


def _open_anew(account: Account, *, device: str) -> str:
    """End every session that never passed the second step, and open one that did."""
    accounts.end(account.id)
    return accounts.sign_in(account.id, device=device, second_step_at=clock.now())


def enter(account_id: UUID, guess: Guess, *, sign_in_id: UUID, device: str) -> Entered | None:
    """Turn half a sign-in into a whole one with a token of its own, or count the guess."""
    passed = prove(account_id, guess)
    if passed is None:
        return None
    accounts.end(account_id, sign_in_id=sign_in_id)
    token = accounts.sign_in(account_id, device=device, second_step_at=clock.now())
    return Entered(token, passed.codes_left)


def prove(account_id: UUID, guess: Guess) -> Passed | None:
    """Use a code up, or count the guess: like passwords, and together with them."""
    account, key = queries.account_to_change(account_id), sealing.keyed("account", str(account_id))
    since = clock.now() - accounts_rules.GUESS_WINDOW
    may_guess = accounts_rules.may_guess(by_account=accounts_read.guesses(key, since=since))
    passed = _use(account, guess.code) if may_guess else None
    if passed is None:
        accounts.count_failure((key, sealing.keyed("address", guess.address)))
    return passed


def _use(account: Account, code: str) -> Passed | None:
    if len(code) == rules.RECOVERY_DIGITS:
        return _use_recovery(account, code)
    return Passed() if _use_device(account, code) else None


def _use_device(account: Account, code: str) -> bool:
    """Count a half-minute once, however many ask at the same moment."""
    if account.totp_sealed is None:
        return False
    secret = sealing.device_opened(account.totp_sealed)
    step = rules.step_of(code, secret, now=clock.now(), last=account.totp_step)
    if step is None:
        return False
    unused = or_(Account.totp_step.is_(None), Account.totp_step < step)
    return _changed(update(Account).where(Account.id == account.id, unused).values(totp_step=step))


def _use_recovery(account: Account, code: str) -> Passed | None:
    unused = (RecoveryCode.account_id == account.id, RecoveryCode.used_at.is_(None))
    one = update(RecoveryCode).where(*unused, RecoveryCode.code_hash == _hash(account.id, code))
    if not _changed(one.values(used_at=clock.now())):
        return None
    left = queries.codes_left(account.id)
    _write(account, "accounts/mail/recovery_used.txt", left=left)
    return Passed(left)


def _changed(statement: object) -> bool:
    done: CursorResult[object] = db.session.execute(statement)  # type: ignore[call-overload]
    return done.rowcount == 1


def _hash(account_id: UUID, code: str) -> str:
    return sealing.lasting_mark("recovery code", f"{account_id}:{code}").hex()


def renew_codes(account_id: UUID) -> list[str]:
    """Return ten new codes for paper; the ones before count no more."""
    account = queries.account_to_change(account_id)
    codes = _new_codes(account)
    _tell(account, "account:recovery-codes", "accounts/mail/recovery_renewed.txt")
    return codes


def _new_codes(account: Account) -> list[str]:
    codes = [rules.recovery_code() for _ in range(rules.RECOVERY_CODES)]
    db.session.execute(delete(RecoveryCode).where(RecoveryCode.account_id == account.id))
    db.session.add_all(
        RecoveryCode(account_id=account.id, code_hash=_hash(account.id, code)) for code in codes
    )
    return codes


def give_up(account_id: UUID) -> None:
    """Sign in with the password alone again, where this installation allows it."""
    account = queries.account_to_change(account_id)
    if account.grants and strictness.second_step_required():
        raise Refused(Reason.SECOND_STEP_REQUIRED)
    forget(account)
    _tell(account, "account:second-step-off", "accounts/mail/device_removed.txt")


def remove(account: Account) -> None:
    """Take a lost phone off somebody's account: their sessions end, they are told."""
    if account.totp_sealed is None:
        raise Refused(Reason.NO_SECOND_STEP)
    forget(account)
    accounts.end(account.id)
    audit.record("account:second-step-off", "account", account.id, person_id=account.person_id)
    _write(account, "accounts/mail/device_removed.txt")


def forget(account: Account) -> None:
    """Keep nothing of a phone and of the codes on paper."""
    account.totp_sealed = account.totp_step = None
    db.session.execute(delete(RecoveryCode).where(RecoveryCode.account_id == account.id))


def _tell(account: Account, act: str, template: str) -> None:
    """Write the act down as its owner's, and tell the owner."""
    audit.record(act, "account", account.id, person_id=account.person_id, by=account.id)
    _write(account, template)


def _write(account: Account, template: str, **values: object) -> None:
    person = account.person
    if person.email:
        name = person.name_ar if person.language == "ar" else person.name.en
        mail.post(person.email, template, language=person.language, name=name, **values)
