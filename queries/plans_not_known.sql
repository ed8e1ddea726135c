-- The plans of which nothing was in force as known at a moment of the clock: not loaded by then, or withdrawn by then.
-- One row per plan. first_loaded_on: the day of its first load ever; was_loaded: something had been loaded by then.
-- $known_at: the moment of the clock; null for now.
-- $plans: plan ids to keep; null for all.
with

in_force as (
    from snapshot_known(null, $known_at, false)
),

loads as (
    select
        plan_id,
        min(loaded_at)::date as first_loaded_on,
        coalesce(min(loaded_at) <= $known_at, true) as was_loaded,
    from snapshot
    group by plan_id
),

plans as (
    from plan
)

select
    plans.plan_id,
    plans.title,
    loads.first_loaded_on,
    loads.was_loaded,
from plans
inner join loads on plans.plan_id = loads.plan_id
anti join in_force on plans.plan_id = in_force.plan_id
where $plans is null or list_contains($plans, plans.plan_id)
order by plans.title, plans.plan_id
