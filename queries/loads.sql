-- Every load that was made by then, the newest first, withdrawn ones too, and whether it is in force at a date.
-- One row per snapshot.
-- $on_date: the date to judge at; null: each plan's latest.
-- $known_at: only what was loaded and decided by then; null for all.
-- $plans: plan ids to keep; null for all.
with

in_force as (
    from snapshot_known($on_date, $known_at, false)
),

documents as (
    select
        document_id,
        file_name,
        size_bytes,
    from document
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
    snapshot.as_at_basis,
    snapshot.as_at_note,
    snapshot.document_id,
    coalesce(documents.file_name, snapshot.document_title, 'not recorded') as file_name,
    documents.size_bytes,
    snapshot.loaded_at::date as loaded_on,
    snapshot.loaded_by,
    coalesce(task_counts.tasks, 0) as tasks,
    in_force.snapshot_id is not null as is_in_force,
    withdrawal.snapshot_id is not null as is_withdrawn,
    withdrawal.withdrawn_at::date as withdrawn_on,
    withdrawal.withdrawn_by,
    withdrawal.reason as withdrawn_because,
from snapshot
inner join plan using (plan_id)
left join documents using (document_id)
left join task_counts on snapshot.snapshot_id = task_counts.snapshot_id
left join withdrawal
    on
        snapshot.snapshot_id = withdrawal.snapshot_id
        and ($known_at is null or withdrawal.withdrawn_at <= $known_at)
left join in_force on snapshot.snapshot_id = in_force.snapshot_id
where
    ($plans is null or list_contains($plans, snapshot.plan_id))
    and ($known_at is null or snapshot.loaded_at <= $known_at)
order by snapshot.loaded_at desc, plan.title, snapshot.snapshot_id
