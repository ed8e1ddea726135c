-- One row per task of a snapshot, in the order of the document, with its leads in words.
-- snapshot_id: null for none.
with

named as (
    select
        task_id,
        string_agg(lead, ', ' order by position) as leads,
    from task_lead
    where snapshot_id = $snapshot_id
    group by task_id
)

select
    task.task_id,
    task.ref,
    task.section,
    task.subsection,
    task.action,
    task.timescale_text,
    task.due_on,
    task.status_text,
    task.progress,
    task.next_steps,
    task.declared_rating,
    task.evidence,
    task.lateness,
    task.delay_reason,
    coalesce(named.leads, '') as lead,
from task
left join named on task.task_id = named.task_id
where task.snapshot_id = $snapshot_id
order by task.position
