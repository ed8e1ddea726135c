-- Counts of people trained, as documents report them, as people have added them, and as exports of a learning system have them, up
-- to the date that the plan is judged at.
-- A dated count stays true in later snapshots; an undated one counts for the snapshot in force only. Where one date has several, a
-- person's goes before an export's and that before a document's; of people's the one added last is kept, of documents' that of the
-- later snapshot.
-- One row per plan, programme, audience ('' for all), measure and date, in order of date; undated first. origin: document, person or
-- import. is_old: too long before the date that the plan is judged at to say where training stands by then, as stale_words.sql has it.
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

imports as (
    from training_import_known($known_at)
),

told as (
    select
        readings.plan_id,
        readings.programme,
        coalesce(readings.audience, '') as audience,
        readings.measure,
        readings.as_at,
        readings.value,
        readings.source,
        if(readings.snapshot_id is null, 'person', 'document') as origin,
        readings.added_at,
        kept_snapshots.as_at as snapshot_as_at,
        in_force.judged_at,
    from readings
    inner join in_force on readings.plan_id = in_force.plan_id
    left join kept_snapshots on readings.snapshot_id = kept_snapshots.snapshot_id
    where
        (readings.snapshot_id is null or kept_snapshots.as_at <= in_force.as_at)
        and ($known_at is null or readings.added_at is null or readings.added_at <= $known_at)
        and if(
            readings.as_at is null,
            readings.snapshot_id is null or readings.snapshot_id = in_force.snapshot_id,
            readings.as_at <= in_force.judged_at
        )
),

counted as (
    select
        stock.plan_id,
        stock.programme,
        stock.audience,
        'staff' as measure,
        stock.as_at,
        stock.valid as value,
        format(
            'learning system, counted as at {} from {:,} {}{}',
            day_text(stock.as_at),
            stock.completions,
            if(stock.completions = 1, 'completion', 'completions'),
            if(imports.source = '', '', ' (' || imports.source || ')')
        ) as source,
        'import' as origin,
        imports.imported_at as added_at,
        null::date as snapshot_as_at,
        stock.judged_at,
    from training_stock($on_date, $known_at) as stock
    inner join imports using (import_id)
),

known as (
    select every.*
    from (
        from told
        union all by name
        from counted
    ) as every
    where $plans is null or list_contains($plans, every.plan_id)
    qualify row_number() over (
        partition by every.plan_id, every.programme, every.audience, every.measure, every.as_at
        order by
            list_position(['person', 'import', 'document'], every.origin),
            every.added_at desc nulls last,
            every.snapshot_as_at desc,
            every.source desc,
            every.value desc
    ) = 1
)

select
    known.plan_id,
    plans.title as plan,
    known.programme,
    known.audience,
    known.measure,
    known.as_at,
    known.value,
    coalesce(is_stale(known.as_at, known.judged_at), false) as is_old,
    known.origin,
    known.origin <> 'document' as is_added,
    known.source,
    known.judged_at,
from known
inner join plans using (plan_id)
order by plan, known.plan_id, known.programme, known.audience, known.measure, known.as_at nulls first
