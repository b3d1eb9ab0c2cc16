"""What holds of consent, looks, exports and one's own data, apart from any table."""
