-- Each plan's council as its words tell it from the list of councils.
-- One row per plan with a load in force, by title. gss_code: null where the words tell none.
select
    plan.plan_id,
    plan.title,
    plan.council,
    plan_council.gss_code,
    in_force.judged_at as as_at,
from plan
inner join snapshot_known(null, null, false) as in_force using (plan_id)
inner join plan_council using (plan_id)
order by plan.title, plan.plan_id
