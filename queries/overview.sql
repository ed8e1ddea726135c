-- Where each plan stands, in numbers, among the tasks that the filters keep.
-- One row per plan with a task. fell_due: due in the three months up to the date, the day itself included; date_replaced: tasks
-- that the plan calls complete where their date was, so that when they were due isn't known.
-- $view: what the shared filters keep, as task_shown takes it.
with

tasks as (
    from task_shown($view)
)

select
    plan.plan_id,
    plan.title,
    tasks.as_at,
    count(*) as tasks,
    count(*) filter (where tasks.rating = 'complete' and tasks.is_counted) as complete,
    count(*) filter (where tasks.is_overdue) as overdue,
    count(*) filter (where tasks.due_window = 'due_today') as due_today,
    count(*) filter (where tasks.due_window = 'next_quarter') as next_quarter,
    count(*) filter (where tasks.fell_due_this_quarter) as fell_due,
    count(*) filter (where tasks.fell_due_this_quarter and tasks.rating = 'complete') as fell_due_complete,
    count(*) filter (where tasks.is_counted and tasks.due_on is null and tasks.timescale_kind = 'complete') as date_replaced,
    count(*) filter (where tasks.rating = 'no_information') as no_information,
    count(*) filter (where tasks.rating is null) as not_rated,
    count(*) filter (where tasks.is_unowned) as unowned,
    count(*) filter (where tasks.is_live) as live,
    count(*) filter (where tasks.disposition = 'closed_without_doing') as closed,
    count(*) filter (where tasks.disposition = 'duplicate') as duplicates,
    count(*) filter (where tasks.rating_basis = 'computed') as computed,
    max(tasks.days_overdue) as longest_overdue,
from tasks
inner join plan using (plan_id)
group by plan.plan_id, plan.title, tasks.as_at
order by plan.title
