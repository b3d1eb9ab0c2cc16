"""What is taught to whom: editions, cohorts, enrolments, reading progress."""
