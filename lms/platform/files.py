"""Files kept by the hash of their content: written once, fsynced, never changed."""

import hashlib
import os
from pathlib import Path
from tempfile import NamedTemporaryFile

from flask import current_app
from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from lms.platform.db import Model, db


class StoredFile(Model):
    """A file of the register: the name is the SHA-256 of its bytes."""

    __tablename__ = "stored_file"

    sha256: Mapped[str] = mapped_column(String(64), primary_key=True)
    size: Mapped[int]
    media_type: Mapped[str] = mapped_column(String(100))


class Damaged(Exception):  # noqa: N818 - it says what the file is
    """A stored file is missing or no longer what was stored."""


def _path(sha256: str) -> Path:
    return Path(current_app.config["INSTANCE"]) / "files" / sha256[:2] / sha256[2:]


def keep(content: bytes, media_type: str) -> StoredFile:
    """Store bytes durably and return their row; storing them again is harmless."""
    sha256 = hashlib.sha256(content).hexdigest()
    _write_durably(_path(sha256), content)
    known = db.session.get(StoredFile, sha256)
    if known is not None:
        return known
    row = StoredFile(sha256=sha256, size=len(content), media_type=media_type)
    db.session.add(row)
    db.session.flush()
    return row


def read(sha256: str) -> bytes:
    """Return the bytes, or raise `Damaged` if they are not those that were stored."""
    try:
        content = _path(sha256).read_bytes()
    except FileNotFoundError as missing:
        raise Damaged(sha256) from missing
    if hashlib.sha256(content).hexdigest() != sha256:
        raise Damaged(sha256)
    return content


def _write_durably(path: Path, content: bytes) -> None:
    """Write beside, flush to the medium, then rename: no half file is ever seen."""
    if path.exists():
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    with NamedTemporaryFile(dir=path.parent, delete=False) as draft:
        draft.write(content)
        draft.flush()
        os.fsync(draft.fileno())
    Path(draft.name).replace(path)
    folder = os.open(path.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)
