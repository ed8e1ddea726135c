-- The versions of some plans. One row per snapshot.
-- $plans: the plans.
select snapshot_id
from snapshot
where plan_id in (select unnest($plans::varchar[]))
