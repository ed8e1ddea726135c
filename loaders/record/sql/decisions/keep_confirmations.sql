-- Makes the table confirmation hold what confirmation_found gives, no more and no less; rows that hold already stay.
merge into confirmation
using confirmation_found() as found
    on confirmation.decision_id = found.decision_id and confirmation.snapshot_id = found.snapshot_id
when not matched then insert (decision_id, snapshot_id, document_id) values (found.decision_id, found.snapshot_id, found.document_id)
when not matched by source then delete
