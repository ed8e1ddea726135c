-- Adds the rows of incoming, a table that the caller registers, to rating_key.
insert into rating_key by name
from incoming
