-- One row for a snapshot: its plan, its date, who withdrew it, and whether it has a task; none where it isn't known.
-- snapshot_id; task_id: null for a decision about no single task.
select
    snapshot.plan_id,
    snapshot.as_at,
    withdrawal.withdrawn_by,
    exists (
        from task
        where task.snapshot_id = snapshot.snapshot_id and task.task_id = $task_id
    ) as has_task,
from snapshot
left join withdrawal on snapshot.snapshot_id = withdrawal.snapshot_id
where snapshot.snapshot_id = $snapshot_id
