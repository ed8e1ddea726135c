-- One row per decision that takes another back.
-- decision_id: the one that was taken back.
select
    task_id,
    field,
    decision_id,
    null as value,
    reason,
    decided_by,
    epoch_us(decided_at) as decided_at,
    true as is_undone,
from decision
where revokes = $decision_id
