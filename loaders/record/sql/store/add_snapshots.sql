-- Adds the snapshots of incoming, a table that the caller registers: each one plan as one document has it.
insert into snapshot by name
from incoming
