-- One row per decision in force about a snapshot's plan at a date, as it is known now.
-- snapshot_id; judged_at: that date.
select
    decided.task_id,
    decided.field,
    decided.decision_id,
    decided.value,
    decided.reason,
    decided.decided_by,
    epoch_us(decided.decided_at) as decided_at,
    false as is_undone,
from decision_known($judged_at, null, false) as decided
inner join snapshot on decided.plan_id = snapshot.plan_id
where snapshot.snapshot_id = $snapshot_id
