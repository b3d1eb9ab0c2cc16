"""What is done: a person erased, and everything emptied that was kept long enough."""

from lms.people.erasing.services.erasing import Amid, Order, erase, hindrance
from lms.people.erasing.services.retaining import BATCH, retain

__all__ = ["BATCH", "Amid", "Order", "erase", "hindrance", "retain"]
