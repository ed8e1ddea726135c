-- The plans of a board pack, each with its snapshot in force, its markings, its priorities, and the version before.
-- One row per plan with a snapshot in force at the date. stale_words: that its version is old by then; null where it isn't.
-- has_next_steps: whether its document has a column for next steps, or any are read.
-- $on_date: the date to judge at; null for each plan at its own.
-- $known_at: only what was loaded and decided by then; null for all.
-- $plans: plan ids to keep; null for all.
with

in_force as (
    from snapshot_known($on_date, $known_at, false)
),

priorities as (
    select
        snapshot_id,
        list(text order by position) as priorities,
    from plan_note
    where kind = 'priority'
    group by snapshot_id
),

columns as (
    select
        task.snapshot_id,
        bool_or(coalesce(trim(task.next_steps), '') <> '' or json_contains(task.cells, '{"field":"next_steps"}')) as has_next_steps,
    from in_force
    inner join task using (snapshot_id)
    group by task.snapshot_id
)

select
    plan.plan_id,
    plan.title,
    plan.council,
    plan.starts_on,
    plan.ends_on,
    in_force.snapshot_id,
    in_force.as_at as snapshot_as_at,
    in_force.judged_at,
    stale_words(in_force.as_at, in_force.judged_at) as stale_words,
    in_force.as_at_basis,
    in_force.as_at_note,
    in_force.wording,
    coalesce(document.file_name, in_force.document_title) as file_name,
    snapshot_marking.marking,
    coalesce(priorities.priorities, []) as priorities,
    coalesce(columns.has_next_steps, false) as has_next_steps,
from in_force
inner join plan using (plan_id)
left join document using (document_id)
left join snapshot_marking on in_force.snapshot_id = snapshot_marking.snapshot_id
left join priorities on in_force.snapshot_id = priorities.snapshot_id
left join columns on in_force.snapshot_id = columns.snapshot_id
where $plans is null or list_contains($plans, plan.plan_id)
order by plan.title, plan.plan_id
