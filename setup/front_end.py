"""Get the front-end packages by npm; where the machine has no Node, a Python package brings one."""

import re
import shutil
import subprocess
import sys

from setup import ROOT, environment, stop

OLDEST_NODE = 18


def has_node() -> bool:
    """Tell whether a recent enough Node and its npm are on the path."""
    if not (shutil.which("node") and shutil.which("npm")):
        return False
    said = subprocess.run(["node", "--version"], capture_output=True, text=True, check=False)
    version = re.match(r"v(\d+)", said.stdout)
    return version is not None and int(version[1]) >= OLDEST_NODE


def main() -> int:
    """Install exactly what package-lock.json names."""
    try:
        if not has_node():
            environment.fill(["requirements-node.txt"])
        subprocess.run(["npm", "ci", "--silent"], check=True, cwd=ROOT)
    except subprocess.CalledProcessError as failed:
        stop(f"Front-end packages could not be installed ({failed}): is the network there?")
    return 0


if __name__ == "__main__":
    sys.exit(main())
