"""One selection as files: the formats, the package, the marks by which a file is verified, the site."""
