"""Questions in SQL: what may be asked, the copy of the data that answers, and the answer itself, made apart."""
