-- Which plan a task is of.
-- One row, or none where no snapshot holds the task.
-- $task_id: the task.
select distinct plan_id
from task
where task_id = $task_id
