-- One row: a task's plan and reference in a snapshot; none where the snapshot doesn't have it.
-- snapshot_id, task_id.
select
    plan_id,
    ref,
from task
where snapshot_id = $snapshot_id and task_id = $task_id
