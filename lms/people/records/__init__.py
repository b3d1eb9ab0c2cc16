"""A person's record kept by hand: somebody new, what is known of them, the posts they held."""
