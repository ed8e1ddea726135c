-- One row per plan of some that the database has: how it is named, and its period.
-- plan_ids: those that are asked for.
select
    plan_id,
    council,
    title,
    starts_on,
    ends_on,
from plan
where plan_id in (select unnest($plan_ids))
