"""The first page of each role, which says what to do now."""
