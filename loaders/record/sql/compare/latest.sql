-- One row: a plan's snapshot in force at a date; none where it has none.
-- plan_id; as_at: as in snapshot_at.
select snapshot_id
from snapshot_at($as_at)
where plan_id = $plan_id
