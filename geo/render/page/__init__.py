"""The self-contained page: one HTML file that works from disk without network."""
