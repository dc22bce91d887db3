"""One renderer a file: each turns a map description or its records into one kind of output."""
