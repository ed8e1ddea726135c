-- What to chase: the tasks that are neither complete nor closed and are overdue, due on the date itself, or due within 90 days of it.
-- One row per task, what was due first at the top. soon: overdue, due_today, days_14 (one of the 14 days after the date), days_90 (one
-- of the 76 after those). is_newly_overdue: its date passed in the seven days up to the date. marking: of the plan's document, or null.
-- $view: what the shared filters keep, as task_shown takes it.
with

tasks as (
    from task_shown($view)
),

markings as (
    from snapshot_marking
)

select
    tasks.plan_id,
    plan.title as plan_title,
    tasks.as_at,
    markings.marking,
    tasks.task_id,
    tasks.ref,
    tasks.action,
    tasks.leads,
    tasks.due_on,
    tasks.timescale_text,
    tasks.due_window,
    case
        when tasks.is_overdue then 'overdue'
        when tasks.due_window = 'due_today' then 'due_today'
        when is_due_within(tasks.due_on, tasks.as_at, 14) then 'days_14'
        else 'days_90'
    end as soon,
    tasks.is_overdue and is_newly_past(tasks.due_on, tasks.as_at) as is_newly_overdue,
    tasks.days_overdue,
    tasks.confirmed,
    tasks.rating,
    tasks.rating_basis,
from tasks
inner join plan using (plan_id)
left join markings on tasks.snapshot_id = markings.snapshot_id
where
    tasks.is_live
    and tasks.due_on <= tasks.as_at + 90
order by
    plan.title,
    tasks.plan_id,
    tasks.due_on,
    tasks.position
