-- One row: whether a document of a plan was purged.
-- plan_id.
select count(*) > 0 as is_purged
from purge
where list_contains(string_split(plan_ids, ', '), $plan_id)
