-- What the one mark on the chart of due tasks says: of the tasks due at the as-at date, how many are complete.
-- One row per plan with tasks; those replaced, declined or duplicate are left out.
-- $view: what the shared filters keep, as task_shown takes it.
with

tasks as (
    from task_shown($view)
),

plans as (
    from plan
)

select
    tasks.plan_id,
    plans.title as plan,
    tasks.as_at,
    count(*) as tasks,
    count(*) filter (where tasks.due_on is not null) as dated,
    count(*) filter (where tasks.due_on <= tasks.as_at) as due,
    count(*) filter (where tasks.due_on <= tasks.as_at and tasks.rating = 'complete') as due_and_complete,
    count(*) filter (where tasks.rating = 'complete') as complete,
    count(*) filter (where tasks.rating = 'complete' and tasks.due_on is null) as complete_undated,
    count(*) filter (where tasks.rating = 'complete' and tasks.completed_on is not null) as complete_dated,
from tasks
inner join plans using (plan_id)
where tasks.is_counted
group by tasks.plan_id, plans.title, tasks.as_at
order by plan, tasks.plan_id
