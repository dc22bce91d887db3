"""The rules of a collection, one subject a file; ``collection`` gathers the faults of all."""
