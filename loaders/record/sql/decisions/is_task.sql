-- One row: whether a plan has a task, in any snapshot.
-- plan_id, task_id.
select count(*) > 0 as is_task
from task
where plan_id = $plan_id and task_id = $task_id
