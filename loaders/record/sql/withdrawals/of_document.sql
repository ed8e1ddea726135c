-- One row per snapshot of a document.
-- document_id.
select
    snapshot_id,
    plan_id,
from snapshot
where document_id = $document_id
