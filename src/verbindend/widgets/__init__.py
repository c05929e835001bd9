"""Parts of a screen: what a leader types in, chooses from and reads."""
