-- One row for a snapshot: whether it is withdrawn; none where it isn't known.
-- snapshot_id.
select withdrawal.snapshot_id is not null as is_withdrawn
from snapshot
left join withdrawal on snapshot.snapshot_id = withdrawal.snapshot_id
where snapshot.snapshot_id = $snapshot_id
