-- Adds how a programme counts for an audience; the last of the two holds, whole.
-- rule_id; plan_id, programme, audience ('' for all): of what; people: for whom it is; validity_months, grace_days: how long it counts;
-- window_from, window_until: what counts; trainers, sessions_a_month, seats, attendance: what can be delivered; each null where it isn't
-- known; source: where it is from; set_by, set_at: who set it, when.
insert into training_rule (
    rule_id, plan_id, programme, audience, people, validity_months, grace_days, window_from, window_until, trainers,
    sessions_a_month, seats, attendance, source, set_by, set_at
)
values (
    $rule_id, $plan_id, $programme, $audience, $people, $validity_months, $grace_days, $window_from, $window_until,
    $trainers, $sessions_a_month, $seats, $attendance, $source, $set_by, $set_at
)
