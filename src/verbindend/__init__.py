"""A journal and practice companion for connecting leadership, in the terminal."""
