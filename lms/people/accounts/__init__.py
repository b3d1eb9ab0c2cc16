"""Signing in: accounts, sessions that can be ended, roles in a scope."""
