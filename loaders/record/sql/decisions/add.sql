-- Adds a decision.
-- decision_id; plan_id, task_id: what it is about, null for every plan or no single task; field, value: as in decision_fields.
-- reason, decided_by, decided_at: why, who and when; as_at: the date it holds from; revokes: the decision that it takes back.
insert into decision (decision_id, plan_id, task_id, field, value, reason, as_at, decided_by, decided_at, revokes)
values ($decision_id, $plan_id, $task_id, $field, $value, $reason, $as_at, $decided_by, $decided_at, $revokes)
