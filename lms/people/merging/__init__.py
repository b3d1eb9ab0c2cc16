"""Two records become one person, with a ledger that can take it back at any time."""
