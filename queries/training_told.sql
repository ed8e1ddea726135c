-- What the snapshot in force tells of training other than in a number of people: a share, or words that are never made a number.
-- One row per telling, in the plan's order. kind: target or reading; on_date: due on, or counted on.
-- $on_date: the date to judge at; null for each plan at its own.
-- $known_at: only what was loaded and decided by then; null for all.
-- $plans: plan ids to keep; null for all.
with

in_force as (
    from snapshot_known($on_date, $known_at, false)
),

told as (
    from training_told
),

tasks as (
    from task
),

plans as (
    from plan
)

select
    told.plan_id,
    plans.title as plan,
    told.kind,
    told.programme,
    told.audience,
    told.measure,
    told.share,
    told.words,
    told.on_date,
    told.source,
    told.task_id,
    tasks.ref,
from told
inner join in_force on told.snapshot_id = in_force.snapshot_id
inner join plans on told.plan_id = plans.plan_id
left join tasks on told.snapshot_id = tasks.snapshot_id and told.task_id = tasks.task_id
where $plans is null or list_contains($plans, told.plan_id)
order by plan, told.plan_id, tasks.position, told.kind, told.source, told.share, told.words
