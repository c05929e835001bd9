"""The screens. Four places to be; every other screen asks one thing and returns the answer."""
