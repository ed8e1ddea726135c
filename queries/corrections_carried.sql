-- The corrections in force that are about an earlier version than the one in force: where there are none, none of them can
-- disagree with it, and decisions_to_review needn't be asked, which costs far more.
-- One row per decision.
-- $on_date: the date to judge at; null for each plan at its own.
-- $known_at: only what was loaded and decided by then; null for all.
-- $plans: plan ids to keep; null for all.
select
    decision_id,
    plan_id,
    task_id,
    field,
from decision_known($on_date, $known_at, false)
where
    task_id is not null
    and value is not null
    and field in ('rating', 'disposition', 'due_on', 'leads', 'section')
    and as_at < in_as_at
    and ($plans is null or list_contains($plans, plan_id))
order by plan_id, task_id, field
