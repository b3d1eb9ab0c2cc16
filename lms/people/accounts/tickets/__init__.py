"""Ways in without a password, each used once: invitations, sign-in cards, resets."""
