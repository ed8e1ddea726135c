-- Adds the rows of incoming, a table that the caller registers, to task_lead.
insert into task_lead by name
from incoming
