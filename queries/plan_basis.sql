-- What an export says about where its rows come from: each plan's dates, its basis, its document and its protective markings.
-- One row per plan with a snapshot in force. stale_words: that the version is old at the date judged at; null where it isn't.
-- $on_date: the date to judge at; null for each plan at its own.
-- $known_at: only what was loaded and decided by then; null for all.
-- $plans: plan ids to keep; null for all.
with

snapshots as (
    from snapshot_known($on_date, $known_at, false)
),

plans as (
    from plan
),

documents as (
    from document
),

markings as (
    from snapshot_marking
)

select
    plans.plan_id,
    plans.title as plan,
    plans.council,
    snapshots.judged_at as as_at,
    snapshots.as_at as snapshot_as_at,
    stale_words(snapshots.as_at, snapshots.judged_at) as stale_words,
    snapshots.as_at_basis,
    snapshots.as_at_note,
    snapshots.wording,
    documents.file_name,
    markings.marking,
from snapshots
inner join plans using (plan_id)
inner join documents using (document_id)
left join markings using (snapshot_id)
where $plans is null or list_contains($plans, plans.plan_id)
order by plan, plans.plan_id
