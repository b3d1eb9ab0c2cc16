"""Reading consents, looks, exports and everything that is kept of a person."""
