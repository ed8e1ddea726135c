-- Adds the rows of incoming, a table that the caller registers, to task_match.
insert into task_match by name
from incoming
