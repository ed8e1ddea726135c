-- Exchanges the identities of two tasks in every snapshot of a plan from a date on, wherever they stand.
-- plan_id; task_id, other_id: the two tasks; as_at: that date.
update task set task_id = if(task.task_id = $task_id, $other_id, $task_id)
from snapshot
where
    task.task_id in ($task_id, $other_id)
    and task.snapshot_id = snapshot.snapshot_id
    and snapshot.plan_id = $plan_id
    and snapshot.as_at >= $as_at;

update task_lead set task_id = if(task_lead.task_id = $task_id, $other_id, $task_id)
from snapshot
where
    task_lead.task_id in ($task_id, $other_id)
    and task_lead.snapshot_id = snapshot.snapshot_id
    and snapshot.plan_id = $plan_id
    and snapshot.as_at >= $as_at;

update finding set task_id = if(finding.task_id = $task_id, $other_id, $task_id)
from snapshot
where
    finding.task_id in ($task_id, $other_id)
    and finding.snapshot_id = snapshot.snapshot_id
    and snapshot.plan_id = $plan_id
    and snapshot.as_at >= $as_at;

update training_target set task_id = if(training_target.task_id = $task_id, $other_id, $task_id)
from snapshot
where
    training_target.task_id in ($task_id, $other_id)
    and training_target.snapshot_id = snapshot.snapshot_id
    and snapshot.plan_id = $plan_id
    and snapshot.as_at >= $as_at;

update training_told set task_id = if(training_told.task_id = $task_id, $other_id, $task_id)
from snapshot
where
    training_told.task_id in ($task_id, $other_id)
    and training_told.snapshot_id = snapshot.snapshot_id
    and snapshot.plan_id = $plan_id
    and snapshot.as_at >= $as_at;

update training_reading set task_id = if(training_reading.task_id = $task_id, $other_id, $task_id)
from snapshot
where
    training_reading.task_id in ($task_id, $other_id)
    and training_reading.snapshot_id = snapshot.snapshot_id
    and snapshot.plan_id = $plan_id
    and snapshot.as_at >= $as_at;

-- What a person said of the sections that they serve goes with the row that it was said of.
update task_mapping set task_id = if(task_mapping.task_id = $task_id, $other_id, $task_id)
where
    task_mapping.task_id in ($task_id, $other_id)
    and task_mapping.plan_id = $plan_id
    and task_mapping.as_at >= $as_at;

update task_match set task_id = if(task_match.task_id = $task_id, $other_id, $task_id)
from snapshot
where
    task_match.task_id in ($task_id, $other_id)
    and task_match.snapshot_id = snapshot.snapshot_id
    and snapshot.plan_id = $plan_id
    and snapshot.as_at >= $as_at;

-- What an earlier task became is said in the snapshots after it.
update task_match set earlier_task_id = if(task_match.earlier_task_id = $task_id, $other_id, $task_id)
from snapshot
where
    task_match.earlier_task_id in ($task_id, $other_id)
    and task_match.snapshot_id = snapshot.snapshot_id
    and snapshot.plan_id = $plan_id
    and snapshot.as_at > $as_at;

update finding set
    suggested_value = case finding.suggested_value
        when $task_id then $other_id
        when $other_id then $task_id
        else finding.suggested_value
    end,
    other_task_ids = list_transform(
        finding.other_task_ids,
        lambda one: case one when $task_id then $other_id when $other_id then $task_id else one end
    )
from snapshot
where
    finding.other_task_ids is not null
    and finding.snapshot_id = snapshot.snapshot_id
    and snapshot.plan_id = $plan_id
    and snapshot.as_at >= $as_at;
