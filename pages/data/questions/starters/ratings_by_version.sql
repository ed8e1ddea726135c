-- Every version of each plan, judged at its own date.
select
    plan_id as plan,
    as_at,
    count(*) filter (where rating = 'complete') as complete,
    count(*) filter (where is_overdue) as overdue,
    count(*) as tasks,
from task_history(null)
group by plan_id, as_at
order by plan, as_at
