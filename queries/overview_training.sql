-- Training in one line: each goal of the plans in force, with its latest reading up to the date.
-- One row per training goal.
-- $on_date: the date to judge at; null for each plan at its own.
-- $known_at: only what was loaded and decided by then; null for all.
-- $plans: plan ids to keep; null for all.
with

in_force as (
    from snapshot_known($on_date, $known_at, false)
),

latest_reading as (
    select
        training_reading.plan_id,
        training_reading.programme,
        training_reading.measure,
        training_reading.value,
        training_reading.as_at,
    from training_reading
    inner join in_force using (plan_id)
    where
        training_reading.as_at <= in_force.judged_at
        and ($known_at is null or training_reading.added_at is null or training_reading.added_at <= $known_at)
        and (training_reading.snapshot_id is null or training_reading.snapshot_id = in_force.snapshot_id)
    qualify row_number() over (
        partition by training_reading.plan_id, training_reading.programme, training_reading.measure
        order by training_reading.as_at desc, training_reading.snapshot_id nulls first
    ) = 1
)

select
    training_target.plan_id,
    plan.title as plan_title,
    training_target.programme,
    training_target.measure,
    training_target.target,
    training_target.due_on,
    latest_reading.value,
    latest_reading.as_at as reading_as_at,
from training_target
inner join in_force using (snapshot_id)
inner join plan on training_target.plan_id = plan.plan_id
left join latest_reading
    on
        training_target.plan_id = latest_reading.plan_id
        and training_target.programme = latest_reading.programme
        and training_target.measure = latest_reading.measure
where $plans is null or list_contains($plans, training_target.plan_id)
order by
    plan.title,
    training_target.programme,
    training_target.measure
