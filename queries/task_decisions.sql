-- What people have confirmed or corrected about each task of a plan, in force where it is judged, the newest first.
-- One row per task and decision; value is null where a person left it to the document again.
-- $on_date: the date to judge at; null for each plan at its own.
-- $known_at: only what was loaded and decided by then; null for all.
-- $plan_id: the plan.
select
    task_id,
    decision_id,
    field,
    kind,
    subject,
    value,
    reason,
    as_at,
    decided_by,
    decided_at::date as decided_on,
from decision_known($on_date, $known_at, false)
where plan_id = $plan_id and task_id is not null
order by task_id, as_at desc, decided_at desc, decision_id asc
