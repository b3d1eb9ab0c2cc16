"""Making a person anonymous in place, on request or when the time to keep has passed."""
