-- The versions of plans that can be compared: every load that isn't withdrawn, in the order of their dates.
-- One row per snapshot; is_in_force: the one that counts for its date, number: its place among those, from 1.
-- $known_at: only what was loaded and not yet withdrawn by then; null for all.
-- $plans: plan ids to keep; null for all.
with

in_force as (
    select
        snapshot_id,
        row_number() over (partition by plan_id order by as_at) as number,
    from snapshot_known(null, $known_at, true)
),

task_counts as (
    select
        snapshot_id,
        count(*) as tasks,
    from task
    group by snapshot_id
)

select
    snapshot.snapshot_id,
    snapshot.plan_id,
    plan.title as plan,
    snapshot.as_at,
    coalesce(document.file_name, snapshot.document_title, 'not recorded') as file_name,
    snapshot.loaded_at::date as loaded_on,
    epoch_us(snapshot.loaded_at) as loaded_us,
    coalesce(task_counts.tasks, 0) as tasks,
    in_force.snapshot_id is not null as is_in_force,
    in_force.number,
from snapshot
inner join plan using (plan_id)
left join document using (document_id)
left join task_counts on snapshot.snapshot_id = task_counts.snapshot_id
left join withdrawal on snapshot.snapshot_id = withdrawal.snapshot_id
left join in_force on snapshot.snapshot_id = in_force.snapshot_id
where
    ($plans is null or list_contains($plans, snapshot.plan_id))
    and ($known_at is null or snapshot.loaded_at <= $known_at)
    and (withdrawal.snapshot_id is null or withdrawal.withdrawn_at > $known_at)
order by plan.title, snapshot.plan_id, snapshot.as_at, snapshot.loaded_at, snapshot.snapshot_id
