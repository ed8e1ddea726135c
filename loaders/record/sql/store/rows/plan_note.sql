-- Adds the rows of incoming, a table that the caller registers, to plan_note.
insert into plan_note by name
from incoming
