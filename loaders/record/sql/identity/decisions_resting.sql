-- One row: whether a decision that wasn't taken back rests on either of two tasks from a date on.
-- plan_id; task_id, other_id: the two tasks; as_at: that date; undoes: the decision that doesn't count, null for none.
select count(*) > 0 as is_resting
from decision as made
anti join decision as undone on made.decision_id = undone.revokes
where
    made.plan_id = $plan_id
    and made.as_at >= $as_at
    and made.revokes is null
    and (made.task_id in ($task_id, $other_id) or made.value in ($task_id, $other_id))
    and made.decision_id is distinct from $undoes
