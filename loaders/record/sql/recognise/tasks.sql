-- One row per task of every plan's snapshot in force, in the order of the document, with how the plan is named.
select
    in_force.plan_id,
    plan.council,
    plan.title,
    snapshot.document_title,
    task.task_id,
    task.ref,
    task.action,
from snapshot_at(null) as in_force
inner join plan on in_force.plan_id = plan.plan_id
inner join snapshot on in_force.snapshot_id = snapshot.snapshot_id
inner join task on in_force.snapshot_id = task.snapshot_id
order by in_force.plan_id, task.position
