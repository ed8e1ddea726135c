-- What people wrote of a snapshot's tasks in the packs that came after it was loaded, in the document's order.
-- One row per task and field (cause, recovery, revised_on, by_whom, report): the last that was written, if not taken back.
-- snapshot_id.
with

said as (
    select
        regexp_extract(item, '^late:(.+):(\w+)$', 1) as task_id,
        regexp_extract(item, '^late:(.+):(\w+)$', 2) as field,
        text,
        edited_by,
        edited_at,
    from pack_edit
    where regexp_matches(item, '^late:.+:\w+$')
),

last_said as (
    select
        task_id,
        field,
        max_by(coalesce(text, ''), edited_at) as text, -- max_by would pass over a null
        max_by(edited_by, edited_at) as edited_by,
        max(edited_at) as edited_at,
    from said
    group by task_id, field
)

select
    task.position,
    task.locator,
    task.action,
    task.ref,
    last_said.field,
    last_said.text,
    last_said.edited_by,
    epoch_us(last_said.edited_at) as edited_at,
from last_said
inner join task on last_said.task_id = task.task_id
inner join snapshot on task.snapshot_id = snapshot.snapshot_id
where task.snapshot_id = $snapshot_id and last_said.text <> '' and last_said.edited_at >= snapshot.loaded_at
order by task.position asc, last_said.field asc
