"""The tree of institutions and the places, kept by staff."""
