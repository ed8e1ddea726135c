-- One row: whether a task is decided to be a duplicate of another.
-- task_id.
select count(*) > 0 as is_duplicate
from decision_standing
where field = 'duplicate_of' and task_id = $task_id and value is not null
