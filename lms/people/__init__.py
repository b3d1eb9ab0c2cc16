"""Who is trained: persons, posts, institutions, places, accounts and rosters."""
