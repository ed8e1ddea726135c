-- One row: whether a document was purged.
-- document_id: the SHA-256 of its bytes, in hex.
select count(*) > 0 as is_purged
from purge
where document_id = $document_id
