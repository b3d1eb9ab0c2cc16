"""Tests: attempts, answers as events, marks, feedback."""
