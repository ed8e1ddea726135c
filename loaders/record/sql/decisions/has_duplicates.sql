-- One row: whether another task is decided to be a duplicate of this one.
-- task_id.
select count(*) > 0 as has_duplicates
from decision_standing
where field = 'duplicate_of' and value = $task_id
