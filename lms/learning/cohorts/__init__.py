"""Cohorts for staff: the list, the progress of one, opening a new one."""
