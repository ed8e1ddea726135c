"""What reading and the record do together, for python -m loaders and the pages: build, add, check, preview."""
