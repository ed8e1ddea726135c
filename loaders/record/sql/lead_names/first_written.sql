-- One row: the first date at which a plan has a lead spelt so (null: none has), and whether the words are read as another's.
-- spelling: a lead as read, or the words that it was read from.
select
    min(snapshot.as_at) as first_as_at,
    coalesce(bool_or(task_lead.lead_text = $spelling and task_lead.lead <> $spelling), false) as is_part_of_another,
from snapshot
inner join task_lead on snapshot.snapshot_id = task_lead.snapshot_id
where task_lead.lead = $spelling or task_lead.lead_text = $spelling
