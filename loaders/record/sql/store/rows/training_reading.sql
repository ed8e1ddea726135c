-- Adds the rows of incoming, a table that the caller registers, to training_reading.
insert into training_reading by name
from incoming
