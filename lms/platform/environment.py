"""The keys of a new installation, written once: `python -m lms.platform.environment`."""

import os
import secrets
from pathlib import Path

from lms.platform.settings import ROOT

FILE = ROOT / "instance" / "env"
SPEAKABLE = "abcdefghjkmnpqrstuvwxyz23456789"


def write_once(path: Path, *, port: str, demo_password: str) -> bool:
    """Write the file unless it is there, readable by its owner alone; tell whether it was."""
    if path.exists():
        return False
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    lines = (
        f"BASE_URL=http://127.0.0.1:{port}",
        f"SECRET_KEY={secrets.token_urlsafe(48)}",
        f"IDENTITY_KEY={secrets.token_urlsafe(48)}",
        f"DEMO_PASSWORD={demo_password or _speakable()}",
    )
    file = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(file, "w", encoding="utf-8") as out:
        out.write("\n".join(lines) + "\n")
    return True


def _speakable() -> str:
    """A password that can be read aloud: four groups of three letters and digits."""
    groups = ("".join(secrets.choice(SPEAKABLE) for _ in range(3)) for _ in range(4))
    return "-".join(groups)


if __name__ == "__main__":
    write_once(
        FILE,
        port=os.environ.get("PORT") or "8000",  # noqa: TID251 - before there are settings
        demo_password=os.environ.get("DEMO_PASSWORD", ""),  # noqa: TID251
    )
