-- The periods that plans have an assurance file of, the latest first within a plan and framework.
-- One row per plan, framework and period in which anything written still holds. items: how many texts.
-- $framework: its key; null for all.
-- $known_at: only what was written by then; null for all.
-- $plans: plan ids to keep; null for all.
with

entries as (
    from assurance_entry
    where
        ($framework is null or framework = $framework)
        and ($known_at is null or written_at <= $known_at)
        and ($plans is null or list_contains($plans, plan_id))
    qualify row_number() over (
        partition by plan_id, framework, section, element, period, item
        order by written_at desc, entry_id desc
    ) = 1
)

select
    plan_id,
    framework,
    period,
    count(*) as items,
    arg_max(written_by, written_at) as written_by,
    epoch_us(max(written_at)) as written_us,
from entries
where text <> ''
group by plan_id, framework, period
order by plan_id, framework, assurance_period_order(period) desc
