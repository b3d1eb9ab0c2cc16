"""Rules of tests: when one may be taken, which answer counts, what the figures mean."""
