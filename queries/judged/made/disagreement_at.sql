-- The decisions with which documents disagree at a date, to be kept. One row per decision, as in disagreement_at.
-- $on_date, $known_at: as in disagreement_at.
with

rows as (
    select
        $on_date::date as asked_on,
        $known_at::timestamptz as asked_known_at,
        disagreements.*,
    from disagreement_at($on_date, $known_at) as disagreements
)

from rows
