-- Every spelling of a lead in every plan: as written, as read, and the name that it counts as.
-- One row per spelling as written, lead as read and name, in order of that name.
-- $on_date: the date to judge at; null for each plan at its own.
-- $known_at: only what was loaded and decided by then; null for all.
with

written as (
    from lead_written($on_date, $known_at, false)
),

plans as (
    from plan
)

select
    written.lead_text,
    written.lead,
    written.name,
    mode(written.lead_kind) as lead_kind,
    count(distinct written.task_id) as tasks,
    string_agg(distinct plans.title, ', ' order by plans.title) as plans,
    any_value(written.naming_id) as naming_id,
from written
inner join plans on written.plan_id = plans.plan_id
group by written.lead_text, written.lead, written.name
order by lower(written.name), written.name, lower(written.lead_text), written.lead_text, written.lead
