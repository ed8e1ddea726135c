-- Adds the withdrawal of a snapshot.
-- snapshot_id; withdrawn_at, withdrawn_by, reason: when, who and why.
insert into withdrawal (snapshot_id, withdrawn_at, withdrawn_by, reason)
values ($snapshot_id, $withdrawn_at, $withdrawn_by, $reason)
