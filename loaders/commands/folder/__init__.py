"""Adds every document of a folder in one run, with nobody at hand: python -m loaders add-all FOLDER."""
