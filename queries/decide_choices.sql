-- The tasks of one plan, in its own order: what another can be a duplicate of, and the headings that there are.
-- One row per task of the plan's snapshot in force.
-- $on_date: the date to judge at; null for each plan at its own.
-- $known_at: only what was loaded and decided by then; null for all.
-- $plan_id: the plan.
select
    task_id,
    ref,
    action,
    section,
    subsection,
from task_known($on_date, $known_at)
where plan_id = $plan_id
order by position
