-- What the plan says, beside what its words and dates give.
select plan_id as plan, ref, action, declared_rating, computed_rating, computed_because
from task_at(null)
where declared_rating is distinct from computed_rating and declared_rating is not null
order by plan, position
