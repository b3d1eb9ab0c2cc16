"""Lists that wait to be fetched lie sealed on the disk, and not for long."""

from datetime import timedelta
from pathlib import Path
from uuid import UUID

from flask import current_app

from lms.people.sealing import opened_list, sealed_list
from lms.platform import clock

KEPT = timedelta(days=1)


def _folder() -> Path:
    return Path(current_app.config["INSTANCE"]) / "exports"


def hidden(text: str) -> str:
    """Return a text that may name somebody as a queue may keep it."""
    return sealed_list(text.encode()).decode() if text else ""


def shown(text: str) -> str:
    """Return what was hidden."""
    return opened_list(text.encode()).decode() if text else ""


def lay_down(export_id: UUID, content: bytes) -> None:
    """Keep a list for whoever takes it; writing it again is harmless."""
    _folder().mkdir(mode=0o700, parents=True, exist_ok=True)
    path = _folder() / str(export_id)
    draft = path.with_suffix(".draft")
    draft.touch(mode=0o600)
    draft.write_bytes(sealed_list(content))
    draft.replace(path)


def waits(export_id: UUID) -> bool:
    """Tell whether a list can still be fetched."""
    path = _folder() / str(export_id)
    return path.exists() and not _is_old(path)


def fetch(export_id: UUID) -> bytes:
    """Return a list that waits; raises `Unreadable` where the sign-in key was changed since."""
    return opened_list((_folder() / str(export_id)).read_bytes())


def sweep() -> int:
    """Remove the lists that were kept long enough, and drafts nobody finished."""
    if not _folder().exists():
        return 0
    old = [path for path in _folder().iterdir() if _is_old(path)]
    for path in old:
        path.unlink(missing_ok=True)
    return len(old)


def _is_old(path: Path) -> bool:
    return path.stat().st_mtime < (clock.now() - KEPT).timestamp()
