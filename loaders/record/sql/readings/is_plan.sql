-- One row: whether a plan is known.
-- plan_id.
select count(*) > 0 as is_plan
from plan
where plan_id = $plan_id
