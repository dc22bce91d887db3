"""The browser's modules that need no browser, run by Node."""
