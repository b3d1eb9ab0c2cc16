"""`python -m courses`: check a catalogue, or build the document of a course."""

import sys

from courses.commands import main

sys.exit(main(sys.argv[1:]))
