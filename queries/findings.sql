-- What the loader remarked about the tasks in view, and about their documents as a whole, the gravest first, and how
-- a person answered.
-- One row per finding; task_id is null where it is about the document, answer while it is open.
-- $view: what the shared filters keep, as task_shown takes it.
with

tasks as (
    from task_shown($view)
),

snapshots as (
    from snapshot_known($view.on_date, $view.known_at, false)
),

plans as (
    from plan
),

answers as (
    from decision_known($view.on_date, $view.known_at, false)
    where kind = 'finding'
)

select
    finding.severity,
    finding.rule,
    plans.title as plan,
    snapshots.plan_id,
    snapshots.snapshot_id,
    snapshots.judged_at,
    finding.task_id,
    tasks.ref,
    tasks.action,
    finding.field,
    finding.source_text,
    finding.message,
    finding.locator,
    answers.decision_id as answer_id,
    answers.value as answer,
    answers.decided_by as answered_by,
    answers.decided_at::date as answered_on,
    answers.reason as answered_because,
from finding
inner join snapshots using (snapshot_id)
inner join plans on snapshots.plan_id = plans.plan_id
left join tasks on finding.snapshot_id = tasks.snapshot_id and finding.task_id = tasks.task_id
left join answers
    on
        finding.snapshot_id = answers.in_snapshot_id
        and finding.rule = answers.subject
        and finding.task_id is not distinct from answers.task_id
where
    ($view.plans is null or list_contains($view.plans, snapshots.plan_id))
    and (finding.task_id is null or tasks.task_id is not null)
order by
    case finding.severity when 'error' then 1 when 'warning' then 2 else 3 end,
    finding.rule,
    plans.title,
    plans.plan_id,
    tasks.position nulls first,
    finding.message
