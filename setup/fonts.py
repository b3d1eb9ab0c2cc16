"""Bring the full TrueType fonts that certificates are set in out of their packages."""

import shutil
import sys
from pathlib import Path

from setup import ROOT, stop

PACKAGES = ROOT / "node_modules" / "@expo-google-fonts"
FONTS = ROOT / "build" / "fonts"
FACES = {
    "Amiri-Regular.ttf": "amiri/400Regular/Amiri_400Regular.ttf",
    "Amiri-Bold.ttf": "amiri/700Bold/Amiri_700Bold.ttf",
    "ArefRuqaa-Bold.ttf": "aref-ruqaa/700Bold/ArefRuqaa_700Bold.ttf",
    "EBGaramond-Regular.ttf": "eb-garamond/400Regular/EBGaramond_400Regular.ttf",
    "EBGaramond-SemiBold.ttf": "eb-garamond/600SemiBold/EBGaramond_600SemiBold.ttf",
}


def missing(packages: Path) -> list[str]:
    """Name the faces their packages do not carry."""
    return [face for face, source in FACES.items() if not (packages / source).is_file()]


def copy(packages: Path, fonts: Path) -> None:
    """Copy every face under the name the stylesheets of certificates know it by."""
    fonts.mkdir(parents=True, exist_ok=True)
    for face, source in FACES.items():
        shutil.copyfile(packages / source, fonts / face)


def main() -> int:
    """Copy the fonts, or say which are missing."""
    if absent := missing(PACKAGES):
        stop(f"node_modules lacks {', '.join(absent)}: run `make front-end` first.")
    copy(PACKAGES, FONTS)
    return 0


if __name__ == "__main__":
    sys.exit(main())
