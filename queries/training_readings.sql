-- Counts of people trained, as documents report them and as people have added them, up to the date that the plan is judged at.
-- A dated count stays true in later snapshots; an undated one counts for the snapshot in force only. Where one date has two, the
-- one added last is kept, else that of the later snapshot.
-- One row per plan, programme, measure and date, in order of date; undated first. is_old: too long before the date that the plan is
-- judged at to say where training stands by then, as stale_words.sql has it.
-- $on_date: the date to judge at; null for each plan at its own.
-- $known_at: only what was loaded and decided by then; null for all.
-- $plans: plan ids to keep; null for all.
with

in_force as (
    from snapshot_known($on_date, $known_at, false)
),

readings as (
    from training_reading
),

plans as (
    from plan
),

kept_snapshots as (
    from snapshot_known(null, $known_at, true)
),

known as (
    select
        readings.*,
        in_force.judged_at,
        kept_snapshots.as_at as snapshot_as_at,
        readings.snapshot_id is null as is_added,
    from readings
    inner join in_force on readings.plan_id = in_force.plan_id
    left join kept_snapshots on readings.snapshot_id = kept_snapshots.snapshot_id
    where
        ($plans is null or list_contains($plans, readings.plan_id))
        and (readings.snapshot_id is null or kept_snapshots.as_at <= in_force.as_at)
        and ($known_at is null or readings.added_at is null or readings.added_at <= $known_at)
        and if(
            readings.as_at is null,
            readings.snapshot_id is null or readings.snapshot_id = in_force.snapshot_id,
            readings.as_at <= in_force.judged_at
        )
    qualify row_number() over (
        partition by readings.plan_id, readings.programme, readings.measure, readings.as_at
        order by
            readings.snapshot_id is null desc,
            readings.added_at desc nulls last,
            kept_snapshots.as_at desc,
            readings.source desc,
            readings.value desc
    ) = 1
)

select
    known.plan_id,
    plans.title as plan,
    known.programme,
    known.measure,
    known.as_at,
    known.value,
    coalesce(is_stale(known.as_at, known.judged_at), false) as is_old,
    known.is_added,
    known.source,
    known.judged_at,
from known
inner join plans using (plan_id)
order by plan, known.plan_id, known.programme, known.measure, known.as_at nulls first
