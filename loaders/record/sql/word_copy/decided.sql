-- What people decided about a snapshot's tasks, as its plan is judged at a date, in the document's order.
-- One row per decision in force about a task that gives a value, but for how versions are matched; of notes, those made
-- of this snapshot's date.
-- snapshot_id; on_date: as it was in force.
select
    task.position,
    task.locator,
    task.action,
    task.ref,
    decided.field,
    decided.value,
    coalesce(other.ref, other.action) as value_ref,
    decided.reason,
    decided.decided_by,
    epoch_us(decided.decided_at) as decided_at,
from decision_known($on_date, null, false) as decided
inner join task on decided.in_snapshot_id = task.snapshot_id and decided.task_id = task.task_id
left join task as other on task.snapshot_id = other.snapshot_id and decided.value = other.task_id
where
    task.snapshot_id = $snapshot_id
    and decided.value is not null
    and (
        decided.field in ('rating', 'due_on', 'leads', 'disposition', 'section', 'duplicate_of')
        or (decided.field = 'note' and decided.as_at >= decided.in_as_at)
    )
order by task.position asc, decided.decided_at asc, decided.decision_id asc
