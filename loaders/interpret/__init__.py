"""What the words in a cell mean: one module for each kind of value, each a pure function of text."""
