"""Who is sent to a cohort: quotas, nominations, the waiting list, and substitutes."""
