-- Every plan that a document can be added to, those without a load in force among them.
-- One row per plan.
select
    plan.plan_id,
    plan.council,
    plan.title,
    plan.starts_on,
    plan.ends_on,
    in_force.as_at as last_as_at,
from plan
left join snapshot_at(null) as in_force using (plan_id)
order by plan.title, plan.plan_id
