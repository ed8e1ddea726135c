-- One row per identity that a plan's tasks have, in any snapshot.
-- plan_id.
select distinct task_id
from task
where plan_id = $plan_id
