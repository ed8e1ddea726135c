-- Where each plan stands, in numbers, among the tasks that the filters keep.
-- One row per plan with a task. complete_computed, complete_confirmed: of the complete, those that this tool rated so, and those that
-- a person did. next_due: the earliest due date, from the date judged at on, of a task that is neither complete nor closed.
-- $view: what the shared filters keep, as task_shown takes it.
with

counted as (
    select
        plan_id,
        any_value(as_at) as as_at,
        count(*) as tasks,
        count(*) filter (where rating = 'complete' and is_counted) as complete,
        count(*) filter (where rating = 'complete' and is_counted and rating_basis = 'computed') as complete_computed,
        count(*) filter (where rating = 'complete' and is_counted and rating_basis = 'confirmed') as complete_confirmed,
        count(*) filter (where is_overdue) as overdue,
        count(*) filter (where rating is null) as not_rated,
        count(*) filter (where disposition = 'closed_without_doing') as closed,
        count(*) filter (where disposition = 'duplicate') as duplicates,
        count(*) filter (where rating_basis = 'computed') as computed,
        max(days_overdue) as longest_overdue,
        min(due_on) filter (where is_live and not is_overdue) as next_due,
    from task_shown($view)
    group by plan_id
)

select
    counted.plan_id,
    plan.title,
    counted.* exclude (plan_id),
from counted
inner join plan on counted.plan_id = plan.plan_id
order by plan.title, counted.plan_id
