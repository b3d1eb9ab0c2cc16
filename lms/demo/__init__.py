"""A demonstration country, of any size."""
