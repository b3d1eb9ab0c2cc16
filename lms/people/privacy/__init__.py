"""What a person is owed: consent, their data as a file, erasure, who looked, what left and why."""
