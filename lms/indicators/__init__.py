"""Figures that can be defended: each is computed from events and opens its rows."""
