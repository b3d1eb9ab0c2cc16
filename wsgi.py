"""What a server loads: `flask --app wsgi …`, or any WSGI server's `wsgi:app`."""

from dotenv import load_dotenv

from lms.app import create_app
from lms.platform.settings import ROOT

load_dotenv(ROOT / "instance" / "env")

app = create_app()
