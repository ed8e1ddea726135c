-- One row: the date that a snapshot stands for; none where it isn't known.
-- snapshot_id.
select as_at
from snapshot
where snapshot_id = $snapshot_id
