-- Who leads one task, as written and as read.
-- One row per lead, in the order written.
-- $on_date: the date to judge at; null for each plan at its own.
-- $known_at: only what was loaded and decided by then; null for all.
-- $task_id: the task.
with

leads as (
    from lead_known($on_date, $known_at, false)
),

snapshots as (
    from snapshot_known($on_date, $known_at, false)
)

select
    leads.lead,
    leads.lead_kind,
    leads.lead_text,
from leads
inner join snapshots using (snapshot_id)
where leads.task_id = $task_id
order by leads.position
