-- The tasks judged at a date, to be kept. One row per task, as in task_known; its cells, which a task's page asks for alone, aren't kept.
-- $on_date, $known_at: as in task_known.
with

rows as (
    select
        $on_date::date as asked_on,
        $known_at::timestamptz as asked_known_at,
        tasks.* exclude (cells),
    from task_known($on_date, $known_at) as tasks
)

from rows
