-- The sections of a framework that tasks serve at a date, to be kept. One row per task and section, as in task_section.
-- $framework: the one framework; null for all.
-- $on_date, $known_at: as in task_section.
with

rows as (
    select
        $on_date::date as asked_on,
        $known_at::timestamptz as asked_known_at,
        sections.*,
    from task_section($framework, $on_date, $known_at) as sections
)

from rows
