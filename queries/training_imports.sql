-- The exports of learning systems that were counted, the latest first, those withdrawn too. One row per import; programmes: those that
-- it holds; withdrawn_at, withdrawn_by, reason: null where it stands. replaced: its programmes that count by another export of the same day,
-- which was added later; replaced_by, replaced_at: who added the last such, and when, null where there is none.
-- $known_at: as things stood at that moment of the clock; null for now.
-- $plans: plan ids to keep; null for all.
with

imports as (
    from training_import
),

withdrawals as (
    from training_import_withdrawal
),

plans as (
    from plan
),

held as (
    select
        training_completion.import_id,
        list(distinct training_completion.programme order by training_completion.programme) as programmes,
    from training_completion
    group by training_completion.import_id
),

standing as (
    select
        imports.import_id,
        imports.plan_id,
        imports.as_at,
        imports.imported_at,
        imports.imported_by,
        unnest(held.programmes) as programme,
    from training_import_known($known_at) as imports
    inner join held using (import_id)
),

ranked as (
    select
        standing.*,
        first_value(standing) over (
            partition by standing.plan_id, standing.as_at, standing.programme
            order by standing.imported_at desc, standing.import_id
        ) as counts,
    from standing
),

superseded as (
    select
        ranked.import_id,
        list(ranked.programme order by ranked.programme) as programmes,
        arg_max(ranked.counts.imported_by, ranked.counts.imported_at) as replaced_by,
        max(ranked.counts.imported_at) as replaced_at,
    from ranked
    where ranked.counts.import_id <> ranked.import_id
    group by ranked.import_id
)

select
    imports.import_id,
    imports.plan_id,
    plans.title as plan,
    imports.as_at,
    imports.shape,
    imports.completions,
    imports.left_out,
    coalesce(held.programmes, []) as programmes,
    imports.source,
    imports.imported_by,
    epoch_us(imports.imported_at) as imported_at,
    epoch_us(withdrawals.withdrawn_at) as withdrawn_at,
    withdrawals.withdrawn_by,
    withdrawals.reason,
    coalesce(superseded.programmes, []) as replaced,
    superseded.replaced_by,
    epoch_us(superseded.replaced_at) as replaced_at,
from imports
inner join plans using (plan_id)
left join held using (import_id)
left join superseded using (import_id)
left join withdrawals
    on imports.import_id = withdrawals.import_id and ($known_at is null or withdrawals.withdrawn_at <= $known_at)
where
    ($plans is null or list_contains($plans, imports.plan_id))
    and ($known_at is null or imports.imported_at <= $known_at)
order by imports.as_at desc, imports.imported_at desc, imports.import_id
