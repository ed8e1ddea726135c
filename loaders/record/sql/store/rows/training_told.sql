-- Adds the rows of incoming, a table that the caller registers, to training_told.
insert into training_told by name
from incoming
