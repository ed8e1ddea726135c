-- Who leads each task of a plan, as written and as read; where a person made spellings one, all of those that it was written in.
-- One row per task and lead, in the order written. is_confirmed: a person gave the task this lead.
-- $on_date: the date to judge at; null for each plan at its own.
-- $known_at: only what was loaded and decided by then; null for all.
-- $plan_id: the plan.
with

snapshots as (
    from snapshot_known($on_date, $known_at, false)
    where plan_id = $plan_id
),

leads as (
    select known.*
    from lead_known($on_date, $known_at, false) as known
    inner join snapshots using (snapshot_id)
),

written as (
    from lead_written($on_date, $known_at, false)
    where plan_id = $plan_id
),

spellings as (
    select
        snapshot_id,
        task_id,
        name,
        string_agg(lead_text, '; ' order by position) as lead_text,
        string_agg(distinct lead, '; ' order by lead) as read_as,
        arg_min(named_by, position) as named_by,
        arg_min(named_because, position) as named_because,
    from written
    group by snapshot_id, task_id, name
)

select
    leads.task_id,
    leads.lead,
    leads.lead_kind,
    coalesce(spellings.lead_text, leads.lead_text) as lead_text,
    coalesce(spellings.read_as, leads.lead) as read_as,
    spellings.named_by,
    spellings.named_because,
    leads.is_confirmed,
from leads
left join spellings
    on
        not leads.is_confirmed
        and leads.snapshot_id = spellings.snapshot_id
        and leads.task_id = spellings.task_id
        and leads.lead = spellings.name
order by leads.task_id, leads.position
