"""The directory of accounts: who may sign in, with which roles, and what can be done about it."""
