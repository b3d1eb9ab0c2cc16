"""Noting who looked at whose record, as the features above know it."""

from lms.people.looks import AGAIN, EVERYBODY, note, note_list

__all__ = ["AGAIN", "EVERYBODY", "note", "note_list"]
