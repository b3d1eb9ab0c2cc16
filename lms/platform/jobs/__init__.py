"""Background work: the job row is the queue; Huey only wakes a worker after the commit."""
