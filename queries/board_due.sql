-- What falls due in the three months after the date, the soonest first.
-- One row per task; due_month: the first day of its month, tasks_in_month: how many share it.
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
    where due_window = 'next_quarter'
)

select
    tasks.plan_id,
    plan.title as plan,
    tasks.as_at,
    tasks.task_id,
    tasks.ref,
    tasks.action,
    tasks.leads,
    tasks.due_on,
    tasks.timescale_text,
    tasks.rating,
    tasks.rating_basis,
    tasks.confirmed,
    date_trunc('month', tasks.due_on)::date as due_month,
    count(*) over (partition by date_trunc('month', tasks.due_on)) as tasks_in_month,
from tasks
inner join plan using (plan_id)
order by tasks.due_on, plan.title, tasks.plan_id, tasks.position
