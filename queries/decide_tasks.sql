-- The tasks that the filters keep, in the order of their plans, with what can be decided on each.
-- One row per task.
-- $view: what the shared filters keep, as task_shown takes it.
with

tasks as (
    from task_shown($view)
),

plans as (
    from plan
)

select
    tasks.task_id,
    tasks.snapshot_id,
    tasks.plan_id,
    plans.title as plan,
    tasks.as_at,
    tasks.ref,
    tasks.action,
    tasks.timescale_text,
    tasks.rating,
    tasks.rating_basis,
    tasks.disposition,
    tasks.due_on,
    array_to_string(tasks.leads, '; ') as leads,
    tasks.section,
    tasks.subsection,
    tasks.confirmed,
from tasks
inner join plans using (plan_id)
order by
    plans.title asc,
    tasks.plan_id asc,
    tasks.position asc
