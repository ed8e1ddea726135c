-- One row: how many tasks and findings a snapshot has.
-- snapshot_id.
with

tasks as (
    select count(*) as tasks
    from task
    where snapshot_id = $snapshot_id
),

findings as (
    select count(*) as findings
    from finding
    where snapshot_id = $snapshot_id
)

select
    tasks.tasks,
    findings.findings,
from tasks
cross join findings
