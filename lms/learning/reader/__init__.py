"""Reading courses: my courses, the route of one, its lessons in one or both languages."""
