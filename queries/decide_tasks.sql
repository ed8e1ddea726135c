-- The tasks that the filters keep, in the order of their plans, with what can be decided on each.
-- One row per task.
-- $on_date: the date to judge at; null for each plan at its own.
-- $known_at: only what was loaded and decided by then; null for all.
-- $plans: plan ids to keep; null for all.
-- $areas: areas to keep; null for all.
-- $leads: leads to keep, '' for tasks without one; null for all.
-- $ratings: ratings to keep, 'not_rated' among them; null for all.
-- $windows: due windows to keep; null for all.
-- $words: words to find; null for all.
-- $with_computed: whether ratings computed by this tool show.
with

tasks as (
    from task_shown($on_date, $known_at, $plans, $areas, $leads, $ratings, $windows, $words, $with_computed)
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
