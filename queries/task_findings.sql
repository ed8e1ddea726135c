-- What the loader remarked about each task of a plan, the gravest first, and how a person answered.
-- One row per task and finding; answer is null while it is open. An answer is about every finding of its rule.
-- $on_date: the date to judge at; null for each plan at its own.
-- $known_at: only what was loaded and decided by then; null for all.
-- $plan_id: the plan.
with

findings as (
    from finding
),

snapshots as (
    from snapshot_known($on_date, $known_at, false)
    where plan_id = $plan_id
),

answers as (
    from decision_known($on_date, $known_at, false)
    where kind = 'finding' and plan_id = $plan_id
)

select
    findings.task_id,
    findings.severity,
    findings.message,
    findings.rule,
    findings.field,
    findings.source_text,
    findings.locator,
    findings.other_task_ids,
    findings.suggested_field,
    findings.suggested_value,
    answers.decision_id as answer_id,
    answers.value as answer,
    answers.decided_by as answered_by,
    answers.decided_at::date as answered_on,
    answers.reason as answered_because,
from findings
inner join snapshots using (snapshot_id)
left join answers
    on
        findings.snapshot_id = answers.in_snapshot_id
        and findings.task_id = answers.task_id
        and findings.rule = answers.subject
where findings.task_id is not null
order by
    findings.task_id,
    case findings.severity when 'error' then 1 when 'warning' then 2 else 3 end,
    findings.rule,
    findings.message
