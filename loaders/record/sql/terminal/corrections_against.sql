-- One row per correction that stands against a snapshot in force, in the plan's order.
-- snapshot_id.
select task.ref
from disagreement_at(null, null) as corrected
inner join task on corrected.snapshot_id = task.snapshot_id and corrected.task_id = task.task_id
where corrected.snapshot_id = $snapshot_id
order by task.position, corrected.field
