-- The plans that tasks are of, the first two of them. One row per plan.
-- $task_ids: the tasks.
select distinct plan_id
from task
where task_id in (select unnest($task_ids::varchar[]))
order by plan_id
limit 2
