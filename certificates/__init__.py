"""What a certificate is: its facts, numbers, wording in two languages, paper and verification."""
