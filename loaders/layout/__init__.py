"""What each column and each row of a document is: its tables, each decided as a whole, and what stands around them."""
