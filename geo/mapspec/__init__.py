"""What a map shows, decided once for all renderers: marks, counts, legend, extent, symbology."""
