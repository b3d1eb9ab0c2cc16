"""What makes two written names one human being: pure rules, no tables, no pages."""
