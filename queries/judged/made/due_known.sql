-- The dates that tasks had, to be kept. One row per date of a task, as in due_known.
-- $on_date, $known_at: as in due_known.
with

rows as (
    select
        $on_date::date as asked_on,
        $known_at::timestamptz as asked_known_at,
        dates.*,
    from due_known($on_date, $known_at) as dates
)

from rows
