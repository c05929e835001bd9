"""Files: the only code that opens them. Knows the core's values, no screen and no companion."""
