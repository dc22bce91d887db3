"""Files to catalogue and back: reading, checks, releases, gazetteer."""
