-- Everybody whom any version of the plans names as a lead, or a person has named, under every spelling.
-- One row per name; lead: the name that it counts as. first_place orders them as the plans do. lead_text: as the plan first writes it.
-- $plans: plan ids to keep; null for all.
with

written as (
    select
        task_lead.lead,
        task_lead.lead_kind,
        task_lead.lead_text,
        snapshot.as_at,
        task.position as task_position,
        task_lead.position,
    from task_lead
    inner join task on task_lead.snapshot_id = task.snapshot_id and task_lead.task_id = task.task_id
    inner join snapshot on task.snapshot_id = snapshot.snapshot_id
    where $plans is null or list_contains($plans, snapshot.plan_id)
),

given as (
    select
        unnest(from_json(if(json_valid(value), value, '[]'), '[{"lead": "varchar", "lead_kind": "varchar"}]')) as named,
        as_at,
    from decision
    where field = 'leads' and ($plans is null or list_contains($plans, plan_id))
),

read_or_given as (
    from written
    union all by name
    select
        named.lead,
        named.lead_kind,
        named.lead as lead_text,
        as_at,
    from given
),

-- A name that a person gave to a spelling: the spelling is one of its own from then on.
renamed as (
    select
        value as lead,
        substr(field, length('lead_name:') + 1) as spelling,
        as_at,
    from decision
    where field like 'lead_name:%' and value is not null
),

every_name as (
    from read_or_given
    union all by name
    select
        renamed.lead,
        read_or_given.lead_kind,
        unnest([renamed.lead, renamed.spelling]) as lead_text,
        renamed.as_at,
    from renamed
    inner join read_or_given on renamed.spelling in (read_or_given.lead, read_or_given.lead_text)
)

select
    lead,
    coalesce(mode(lead_kind) filter (where lead_kind <> 'unknown'), 'unknown') as lead_kind,
    list(distinct lead_text order by lead_text) as lead_texts,
    row_number() over (order by min(as_at), min(task_position) nulls last, min(position) nulls last, lead) as first_place,
from every_name
where coalesce(lead, '') <> ''
group by lead
order by first_place
