"""The records and their parts: dates, places, countries, sources, and the words for their values."""
