-- The tasks' free texts with their fingerprint, and whether a person approved just these words for the public.
-- One row per task in force at the date, in the plan's order. approved_by is null while nobody did; is_outdated: approved, but the words changed.
-- $on_date: the date to judge at; null for each plan at its own.
-- $known_at: only what was loaded and decided by then; null for all.
-- $plans: plan ids to keep; null for all.
with

tasks as (
    select
        task.*,
        sha256(concat_ws(
            chr(31), coalesce(action, ''), coalesce(outcome, ''), coalesce(status_text, ''), coalesce(progress, ''),
            coalesce(next_steps, ''), coalesce(timescale_text, '')
        )) as fingerprint,
    from task_known($on_date, $known_at) as task
    where $plans is null or list_contains($plans, plan_id)
),

approvals as (
    from decision_known($on_date, $known_at, false)
    where field = 'publish' and value is not null
)

select
    tasks.plan_id,
    plan.title as plan,
    tasks.snapshot_id,
    tasks.task_id,
    tasks.ref,
    tasks.action,
    tasks.outcome,
    tasks.status_text,
    tasks.progress,
    tasks.next_steps,
    tasks.timescale_text,
    tasks.as_at,
    tasks.fingerprint,
    approvals.decision_id,
    approvals.decided_by as approved_by,
    approvals.decided_at::date as approved_on,
    coalesce(approvals.value = tasks.fingerprint, false) as is_approved,
    coalesce(approvals.value <> tasks.fingerprint, false) as is_outdated,
from tasks
inner join plan using (plan_id)
left join approvals on tasks.snapshot_id = approvals.in_snapshot_id and tasks.task_id = approvals.task_id
order by plan.title, tasks.plan_id, tasks.position
