"""Records that may be one person: found, shown, decided by a person."""
