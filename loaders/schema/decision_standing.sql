-- One row per thing that was decided: the last decision about it that wasn't taken back, whatever its date.
-- A value of null means: as the document has it.
create or replace view decision_standing as
select distinct on (made.task_id, made.field)
    made.decision_id,
    made.task_id,
    made.field,
    made.value,
    made.reason,
    made.decided_by,
from decision as made
anti join decision as undone on made.decision_id = undone.revokes
where made.revokes is null
order by made.task_id asc, made.field asc, made.as_at desc, made.decided_at desc
