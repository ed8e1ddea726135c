-- The plans, each with its snapshot in force at a date; columns of the snapshot are null where the date is before the first.
-- One row per plan. stale_words: that its version is old at the date judged at; null where it isn't.
-- $on_date: the date to judge at; null: each plan at its latest snapshot's own date.
-- $known_at: only what was loaded and decided by then; null for all.
with

in_force as (
    from snapshot_known($on_date, $known_at, false)
),

first_snapshot as (
    select
        plan_id,
        min(as_at) as first_as_at,
        max(as_at) as last_as_at,
    from snapshot_known(null, $known_at, true)
    group by plan_id
),

markings as (
    from snapshot_marking
)

select
    plan.plan_id,
    plan.council,
    plan.title,
    first_snapshot.first_as_at,
    first_snapshot.last_as_at,
    in_force.as_at as snapshot_as_at,
    in_force.judged_at,
    stale_words(in_force.as_at, in_force.judged_at) as stale_words,
    in_force.as_at_basis,
    in_force.as_at_note,
    in_force.wording,
    in_force.wording_note,
    markings.marking,
from plan
inner join first_snapshot using (plan_id)
left join in_force using (plan_id)
left join markings on in_force.snapshot_id = markings.snapshot_id
order by plan.title
