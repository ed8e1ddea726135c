"""Writes what people decided into the Word document that a plan was read from, as tracked changes and comments."""
