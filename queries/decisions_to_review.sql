-- Decisions about an earlier document with which the document in force disagrees, to keep or to end.
-- One row per decision, in the plans' own order.
-- $view: as task_shown takes it; of its filters plans and leads count.
with

disagreements as (
    from disagreement_at($view.on_date, $view.known_at)
),

plans as (
    from plan
),

tasks as (
    from task_known($view.on_date, $view.known_at)
)

select
    disagreements.decision_id,
    disagreements.plan_id,
    plans.title as plan,
    disagreements.task_id,
    disagreements.ref,
    disagreements.action,
    disagreements.field,
    disagreements.value,
    disagreements.reason,
    disagreements.as_at,
    disagreements.decided_by,
    epoch_us(disagreements.decided_at) as decided_at,
    disagreements.then_as_at,
    disagreements.said_then,
    disagreements.said_basis,
    disagreements.snapshot_id,
    disagreements.snapshot_as_at,
    disagreements.judged_at,
    disagreements.says_now,
    disagreements.says_basis,
from disagreements
inner join plans on disagreements.plan_id = plans.plan_id
inner join tasks on disagreements.plan_id = tasks.plan_id and disagreements.task_id = tasks.task_id
where
    ($view.plans is null or list_contains($view.plans, disagreements.plan_id))
    and (
        $view.leads is null
        or list_has_any(tasks.leads, $view.leads)
        or (len(tasks.leads) = 0 and list_contains($view.leads, ''))
    )
order by plans.title, disagreements.plan_id, tasks.position, disagreements.field
