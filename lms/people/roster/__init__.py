"""Rosters as they arrive: spreadsheets read into rows of people, with a word on every doubt."""
