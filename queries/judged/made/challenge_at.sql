-- What a challenge asks at a date, to be kept. One row per task and rule that fires, as in challenge_at.
-- $on_date, $known_at: as in challenge_at.
with

rows as (
    select
        $on_date::date as asked_on,
        $known_at::timestamptz as asked_known_at,
        challenges.*,
    from challenge_at($on_date, $known_at) as challenges
)

from rows
