-- The decisions in force about tasks, as a form shows them: whoever decides says which one was on the screen.
-- One row per task and field decided.
-- $on_date: the date to judge at; null for each plan at its own.
-- $known_at: only what was loaded and decided by then; null for all.
-- $plans: plan ids to keep; null for all.
select
    task_id,
    field,
    decision_id,
    value,
    as_at,
from decision_known($on_date, $known_at, false)
where task_id is not null and field <> 'note' and ($plans is null or list_contains($plans, plan_id))
order by task_id, field
