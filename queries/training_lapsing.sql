-- The wave of certificates that lapse after the latest export of a learning system that holds their programme, unless renewed.
-- One row per plan, programme, audience ('' for all) and the last day that they count, in order of it; month: its month's first day;
-- people: whose certificates these are; as_at: the day of the export. None for certificates that never lapse, or aren't known to.
-- $on_date: the date to judge at; null for each plan at its own.
-- $known_at: only what was loaded and decided by then; null for all.
-- $plans: plan ids to keep; null for all.
with

certificates as (
    from training_certificate($on_date, $known_at) as every
    where every.state is not null
    qualify rank() over (
        partition by every.plan_id, every.programme
        order by every.as_at desc
    ) = 1
),

plans as (
    from plan
),

counted as (
    select
        certificates.*,
        unnest(list_distinct(['', certificates.audience])) as counted_as,
    from certificates
    where certificates.state = 'valid' and certificates.valid_until is not null
)

select
    counted.plan_id,
    plans.title as plan,
    counted.programme,
    counted.counted_as as audience,
    date_trunc('month', counted.valid_until) as month,
    counted.valid_until,
    counted.as_at,
    sum(counted.people)::bigint as people,
from counted
inner join plans using (plan_id)
where $plans is null or list_contains($plans, counted.plan_id)
group by all
order by plan, counted.plan_id, counted.programme, audience, counted.valid_until
