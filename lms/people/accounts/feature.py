"""The blueprint of accounts: signing in, my account, the directory of accounts."""

from lms.platform.access import Feature

accounts = Feature("accounts", __name__, template_folder="templates")
