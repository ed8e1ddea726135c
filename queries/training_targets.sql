-- The training goals of each plan's snapshot in force, and what the loader wasn't sure of in reading them.
-- One row per goal.
-- $on_date: the date to judge at; null for each plan at its own.
-- $known_at: only what was loaded and decided by then; null for all.
-- $plans: plan ids to keep; null for all.
with

in_force as (
    from snapshot_known($on_date, $known_at, false)
),

targets as (
    from training_target
),

plans as (
    from plan
),

tasks as (
    from task
),

doubts as (
    select
        snapshot_id,
        task_id,
        min(message) as doubt,
    from finding
    where rule = 'target_unclear'
    group by snapshot_id, task_id
)

select
    targets.plan_id,
    plans.title as plan,
    targets.programme,
    targets.measure,
    targets.target,
    targets.due_on,
    targets.task_id,
    tasks.ref,
    doubts.doubt,
    in_force.judged_at,
from targets
inner join in_force on targets.snapshot_id = in_force.snapshot_id
inner join plans on targets.plan_id = plans.plan_id
left join tasks on targets.snapshot_id = tasks.snapshot_id and targets.task_id = tasks.task_id
left join doubts on targets.snapshot_id = doubts.snapshot_id and targets.task_id is not distinct from doubts.task_id
where $plans is null or list_contains($plans, targets.plan_id)
order by plan, targets.plan_id, targets.programme, targets.measure, targets.due_on
