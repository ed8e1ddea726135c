-- Where each plan stands, in numbers, among the tasks that the filters keep.
-- One row per plan with a task. complete_computed, complete_confirmed: of the complete, those that this tool rated so, and those that
-- a person did. next_due: the earliest due date, from the date judged at on, of a task that is neither complete nor closed.
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
    count(*) filter (where tasks.rating = 'complete' and tasks.is_counted and tasks.rating_basis = 'computed') as complete_computed,
    count(*) filter (where tasks.rating = 'complete' and tasks.is_counted and tasks.rating_basis = 'confirmed') as complete_confirmed,
    count(*) filter (where tasks.is_overdue) as overdue,
    count(*) filter (where tasks.rating is null) as not_rated,
    count(*) filter (where tasks.disposition = 'closed_without_doing') as closed,
    count(*) filter (where tasks.disposition = 'duplicate') as duplicates,
    count(*) filter (where tasks.rating_basis = 'computed') as computed,
    max(tasks.days_overdue) as longest_overdue,
    min(tasks.due_on) filter (where tasks.is_live and not tasks.is_overdue) as next_due,
from tasks
inner join plan using (plan_id)
group by plan.plan_id, plan.title, tasks.as_at
order by plan.title
