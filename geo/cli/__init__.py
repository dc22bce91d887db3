"""The command line: arguments to values, one call each, answers to standard output."""
