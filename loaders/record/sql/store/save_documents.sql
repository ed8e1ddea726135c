-- Adds the documents of incoming, a table that the caller registers, but for those whose bytes are known.
insert into document by name
from incoming
anti join document on incoming.document_id = document.document_id
