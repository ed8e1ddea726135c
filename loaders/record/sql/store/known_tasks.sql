-- One row per task of some plans' other snapshots that aren't withdrawn, a plan's latest first.
-- plan_ids; snapshot_ids: those that are left out.
select
    snapshot.plan_id,
    task.snapshot_id,
    task.task_id,
    task.ref,
    task.action,
from task
inner join snapshot on task.snapshot_id = snapshot.snapshot_id
anti join withdrawal on task.snapshot_id = withdrawal.snapshot_id
where
    snapshot.plan_id in (select unnest($plan_ids))
    and snapshot.snapshot_id not in (select unnest($snapshot_ids))
order by snapshot.as_at desc, snapshot.loaded_at desc, snapshot.snapshot_id asc, task.position asc
