-- One row per snapshot that holds a document for a plan at a date, withdrawn or not.
-- plan_id, as_at; document_id: the SHA-256 of the document's bytes, in hex.
select snapshot_id
from snapshot
where plan_id = $plan_id and as_at = $as_at and document_id = $document_id
