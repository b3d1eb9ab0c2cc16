"""Run the command line."""

import sys

from certificates.commands import main

sys.exit(main(sys.argv[1:]))
