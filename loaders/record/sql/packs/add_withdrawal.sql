-- Adds the withdrawal of an issued pack.
-- pack_id; withdrawn_at, withdrawn_by, reason: when, who and why.
insert into pack_withdrawal (pack_id, withdrawn_at, withdrawn_by, reason)
values ($pack_id, $withdrawn_at, $withdrawn_by, $reason)
