-- One row: a decision, what it takes back itself, and who has taken it back (null: nobody); none where it isn't known.
-- decision_id.
select
    made.plan_id,
    made.task_id,
    made.field,
    made.value,
    made.as_at,
    made.revokes,
    any_value(undone.decided_by) as undone_by,
from decision as made
left join decision as undone on made.decision_id = undone.revokes
where made.decision_id = $decision_id
group by all
