-- Adds the rows of incoming, a table that the caller registers, to task.
insert into task by name
from incoming
