"""What happens to the register: rosters staged, rows decided, people written."""
