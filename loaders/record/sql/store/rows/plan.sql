-- Adds the rows of incoming, a table that the caller registers, to plan.
insert into plan by name
from incoming
