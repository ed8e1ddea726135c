-- The leads of the tasks in force at a date, to be kept. One row per lead and task, as in lead_known.
-- $on_date, $known_at: as in lead_known.
with

rows as (
    select
        $on_date::date as asked_on,
        $known_at::timestamptz as asked_known_at,
        leads.*,
    from lead_known($on_date, $known_at, false) as leads
)

from rows
