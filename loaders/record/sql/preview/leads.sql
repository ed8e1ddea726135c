-- One row per lead of each task.
select
    task_id,
    lead,
    lead_kind,
    lead_text,
from task_lead
order by position
