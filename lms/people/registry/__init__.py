"""What every register of the country starts with: places and authorities."""
