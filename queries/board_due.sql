-- What is due on the date itself, and what falls due in the three months after it, the soonest first.
-- One row per task; due_window: due_today, next_quarter. due_month: the first day of its month, tasks_in_month: how many of its
-- window share it.
-- $view: what the shared filters keep, as task_shown takes it.
with

tasks as (
    from task_shown($view)
    where due_window in ('due_today', 'next_quarter')
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
    tasks.due_window,
    tasks.timescale_text,
    tasks.rating,
    tasks.rating_basis,
    tasks.confirmed,
    date_trunc('month', tasks.due_on)::date as due_month,
    count(*) over (partition by tasks.due_window, date_trunc('month', tasks.due_on)) as tasks_in_month,
from tasks
inner join plan using (plan_id)
order by tasks.due_on, plan.title, tasks.plan_id, tasks.position
