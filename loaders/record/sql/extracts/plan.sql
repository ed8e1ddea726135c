-- The council of a plan as it is written, and its code, null where the words tell none; no row for no such plan.
-- plan_id.
select
    plan.council,
    plan_council.gss_code,
from plan
inner join plan_council using (plan_id)
where plan.plan_id = $plan_id
