-- Closed without doing counts in no total; what isn't rated does.
select
    plan_id as plan,
    area,
    count(*) filter (where rating = 'complete') as complete,
    count(*) as tasks,
from task_at(null)
where disposition != 'closed_without_doing'
group by plan_id, area
order by plan_id, complete / tasks
