-- Adds the rows of incoming, a table that the caller registers, to training_target.
insert into training_target by name
from incoming
