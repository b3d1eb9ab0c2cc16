"""Ways in for the trainees of a cohort: cards on paper, a code at the desk."""
