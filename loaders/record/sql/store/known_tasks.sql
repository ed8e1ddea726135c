-- One row per task of a plan's other snapshots that aren't withdrawn, the latest first.
-- plan_id; snapshot_id: the one that is left out.
select
    task.snapshot_id,
    task.task_id,
    task.ref,
    task.action,
from task
inner join snapshot on task.snapshot_id = snapshot.snapshot_id
anti join withdrawal on task.snapshot_id = withdrawal.snapshot_id
where snapshot.plan_id = $plan_id and snapshot.snapshot_id <> $snapshot_id
order by snapshot.as_at desc, snapshot.loaded_at desc, snapshot.snapshot_id asc, task.position asc
