-- Adds the rows of incoming, a table that the caller registers, to finding.
insert into finding by name
from incoming
