-- The tasks judged at a date, to be kept. One row per task, as in task_known, without its cells: who needs them asks the table task.
-- $on_date, $known_at: as in task_known.
with

rows as (
    select
        $on_date::date as asked_on,
        $known_at::timestamptz as asked_known_at,
        tasks.* replace (null::json as cells),
    from task_known($on_date, $known_at) as tasks
)

from rows
