-- The tasks behind a number, most urgent first: overdue longest, then next due, then without a date.
-- One row per task named.
-- $task_ids: the tasks to list
-- $on_date: the date to judge at; null for each plan's own
-- $known_at: only what was loaded and decided by then; null for all.
-- $with_computed: false shows computed ratings as not rated
with

shown as (
    from task_rated($on_date, $known_at, $with_computed)
),

plan_names as (
    from plan
)

select
    shown.* exclude (cells),
    plan_names.title as plan_title,
from shown
inner join plan_names on shown.plan_id = plan_names.plan_id
where list_contains($task_ids, shown.task_id)
order by
    shown.is_live desc,
    shown.due_on asc nulls last,
    plan_names.title asc,
    shown.position asc
