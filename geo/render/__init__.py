"""One renderer a file: each turns a :class:`geo.mapspec.MapSpec` or its records into one kind of output."""
