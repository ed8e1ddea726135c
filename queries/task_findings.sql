-- What the loader remarked about one task, the gravest first.
-- One row per finding.
-- $on_date: the date to judge at; null for each plan at its own.
-- $known_at: only what was loaded and decided by then; null for all.
-- $task_id: the task.
with

findings as (
    from finding
),

snapshots as (
    from snapshot_known($on_date, $known_at, false)
)

select
    findings.severity,
    findings.message,
    findings.rule,
    findings.field,
    findings.source_text,
    findings.locator,
from findings
inner join snapshots using (snapshot_id)
where findings.task_id = $task_id
order by
    case findings.severity when 'error' then 1 when 'warning' then 2 else 3 end,
    findings.rule,
    findings.message
