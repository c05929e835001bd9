"""Values and rules: pure functions of what they are given. No file, no clock, no screen."""
