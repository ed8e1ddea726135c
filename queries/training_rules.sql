-- How each programme counts, for all or for an audience, as a person last said: for whom it is, how long it counts, what can be
-- delivered. One row per plan, programme and audience ('' for all); none where nothing is said any more.
-- $known_at: only what was set by then; null for all.
-- $plans: plan ids to keep; null for all.
with

rules as (
    from training_rule_known($known_at)
),

plans as (
    from plan
)

select
    rules.plan_id,
    plans.title as plan,
    rules.programme,
    rules.audience,
    rules.people,
    rules.validity_months,
    rules.grace_days,
    rules.window_from,
    rules.window_until,
    rules.trainers,
    rules.sessions_a_month,
    rules.seats,
    rules.attendance,
    rules.source,
    rules.set_by,
    epoch_us(rules.set_at) as set_at,
from rules
inner join plans using (plan_id)
where
    ($plans is null or list_contains($plans, rules.plan_id))
    and coalesce(
        rules.people, rules.validity_months, rules.grace_days, rules.trainers, rules.sessions_a_month, rules.seats, rules.attendance,
        epoch_us(rules.window_from), epoch_us(rules.window_until)
    ) is not null
order by plan, rules.plan_id, rules.programme, rules.audience
