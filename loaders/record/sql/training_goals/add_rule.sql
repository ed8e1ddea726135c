-- Adds how a programme counts for an audience; the last of the two holds, whole.
-- rule_id; plan_id, programme, audience ('' for all): of what; people: for whom it is; validity_months, grace_days: how long it counts;
-- window_from, window_until: what counts; trainers, sessions_a_month, seats, attendance: what can be delivered; each null where it isn't
-- known; source: where it is from; set_by, set_at: who set it, when.
insert into training_rule by name
select
    $rule_id as rule_id,
    $plan_id as plan_id,
    $programme as programme,
    $audience as audience,
    $people as people,
    $validity_months as validity_months,
    $grace_days as grace_days,
    $window_from as window_from,
    $window_until as window_until,
    $trainers as trainers,
    $sessions_a_month as sessions_a_month,
    $seats as seats,
    $attendance as attendance,
    $source as source,
    $set_by as set_by,
    $set_at as set_at,
