-- The decisions in force at a date, to be kept. One row per snapshot and decision, as in decision_known.
-- $on_date, $known_at: as in decision_known.
with

rows as (
    select
        $on_date::date as asked_on,
        $known_at::timestamptz as asked_known_at,
        decisions.*,
    from decision_known($on_date, $known_at, false) as decisions
)

from rows
