-- A plan’s tasks whole, with what it declares, the rules compute and a person has confirmed apart, and where each was read.
-- One row per task of the plan’s snapshot in force at the date.
-- $on_date: the date to judge at; null for each plan at its own.
-- $known_at: only what was loaded and decided by then; null for all.
-- $plan_id: the plan.
with

tasks as (
    from task_known($on_date, $known_at)
),

snapshots as (
    from snapshot
),

documents as (
    from document
),

plans as (
    from plan
)

select
    tasks.task_id,
    tasks.plan_id,
    plans.title as plan,
    plans.council,
    tasks.as_at,
    tasks.ref,
    tasks.section,
    tasks.subsection,
    tasks.action,
    tasks.outcome,
    tasks.status_text,
    tasks.progress,
    tasks.next_steps,
    tasks.timescale_text,
    tasks.timescale_kind,
    tasks.starts_on,
    tasks.due_on,
    tasks.due_before,
    tasks.start_by,
    tasks.completed_on,
    tasks.completed_text,
    tasks.due_window,
    tasks.days_overdue,
    tasks.rating,
    tasks.rating_basis,
    tasks.declared_rating,
    tasks.declared_text,
    tasks.declared_from,
    tasks.computed_rating,
    tasks.computed_because,
    tasks.disposition,
    tasks.duplicate_of,
    tasks.confirmed,
    tasks.area,
    tasks.snapshot_id,
    tasks.evidence,
    tasks.evidence_phrase,
    tasks.lateness,
    tasks.lateness_phrase,
    tasks.delay_reason,
    tasks.delay_label,
    tasks.delay_phrase,
    tasks.locator,
    task.cells::varchar as cells,
    documents.file_name,
    snapshots.as_at as snapshot_as_at,
    snapshots.as_at_basis,
    snapshots.as_at_note,
    snapshots.wording,
    snapshots.wording_note,
    snapshots.loaded_at::date as loaded_on,
    snapshots.loaded_by,
from tasks
inner join snapshots using (snapshot_id)
inner join documents using (document_id)
inner join task on tasks.snapshot_id = task.snapshot_id and tasks.task_id = task.task_id
inner join plans on tasks.plan_id = plans.plan_id
where tasks.plan_id = $plan_id
