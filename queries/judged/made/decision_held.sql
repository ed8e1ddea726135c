-- The decisions about plans, to be kept. One row per plan and decision, as in decision_held.
-- $known_at: as in decision_held. $plan_id: the one plan; null for all.
with

rows as (
    select
        $known_at::timestamptz as asked_known_at,
        held.*,
    from decision_held($known_at) as held
    where $plan_id::varchar is null or held.of_plan_id = $plan_id
)

from rows
