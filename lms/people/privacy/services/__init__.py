"""Verbs of privacy: answering, exporting, handing out."""
