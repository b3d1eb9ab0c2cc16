"""What is personal, how long each thing is kept, and where else somebody may be named."""
