-- Adds the withdrawal of an import.
-- import_id; withdrawn_at, withdrawn_by, reason: when, who and why.
insert into training_import_withdrawal (import_id, withdrawn_at, withdrawn_by, reason)
values ($import_id, $withdrawn_at, $withdrawn_by, $reason)
