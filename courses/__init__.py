"""What a course is: bilingual types, their text format, checks, questions and marking."""
