-- One row per lead of each task in force: as a person decided, else as written, spellings that a person made one merged.
-- is_confirmed: a person gave the task this lead. on_date, known_at, each_date: as in snapshot_known.
create or replace macro lead_known(on_date, known_at, each_date) as table
with

decided as (
    from decision_known(on_date, known_at, each_date)
    where value is not null
),

given as (
    select
        in_snapshot_id as snapshot_id,
        task_id,
        from_json(if(json_valid(value), value, '[]'), '[{"lead": "varchar", "lead_kind": "varchar"}]') as leads,
    from decided
    where field = 'leads'
),

named as (
    select
        task_lead.snapshot_id,
        task_lead.task_id,
        task_lead.position,
        task_lead.lead,
        task_lead.lead_kind,
        task_lead.lead_text,
        false as is_confirmed,
    from task_lead
    inner join snapshot_known(on_date, known_at, each_date) as in_force using (snapshot_id)
    anti join given on task_lead.snapshot_id = given.snapshot_id and task_lead.task_id = given.task_id
    union all by name
    select
        given.snapshot_id,
        given.task_id,
        place.position::integer as position,
        given.leads[place.position].lead as lead,
        coalesce(given.leads[place.position].lead_kind, 'unknown') as lead_kind,
        given.leads[place.position].lead as lead_text,
        true as is_confirmed,
    from given
    cross join lateral (select unnest(range(1, len(given.leads) + 1)) as position) as place
),

spellings as (
    select
        in_snapshot_id as snapshot_id,
        subject as spelling,
        value as name,
    from decided
    where kind = 'lead_name'
),

kinds as (
    select
        lead,
        mode(lead_kind) filter (where lead_kind <> 'unknown') as lead_kind,
    from task_lead
    group by lead
)

select
    named.snapshot_id,
    named.task_id,
    named.position,
    coalesce(as_written.name, as_read.name, named.lead) as lead,
    if(
        coalesce(as_written.name, as_read.name, named.lead) = named.lead,
        named.lead_kind,
        coalesce(kinds.lead_kind, named.lead_kind)
    ) as lead_kind,
    named.lead_text,
    named.is_confirmed,
from named
left join spellings as as_written on named.snapshot_id = as_written.snapshot_id and named.lead_text = as_written.spelling
left join spellings as as_read on named.snapshot_id = as_read.snapshot_id and named.lead = as_read.spelling
left join kinds on coalesce(as_written.name, as_read.name) = kinds.lead
qualify row_number() over (
    partition by named.snapshot_id, named.task_id, coalesce(as_written.name, as_read.name, named.lead)
    order by named.position
) = 1
