-- How many fields of the tasks in view hold something, and how many of those were read with certainty:
-- without an error or a warning on them, and to something known.
-- One row per field: timescale, lead, rating, evidence.
-- $view: what the shared filters keep, as task_shown takes it.
with

tasks as (
    from task_shown($view)
),

doubts as (
    select
        snapshot_id,
        task_id,
        list(distinct coalesce(field, '')) as fields,
        list(distinct field) filter (where source_text is not null) as written_fields,
    from finding
    where severity in ('error', 'warning')
    group by snapshot_id, task_id
),

unknown_leads as (
    select
        snapshot_id,
        task_id,
    from lead_known($view.on_date, $view.known_at, false)
    where lead_kind = 'unknown'
    group by snapshot_id, task_id
),

doubted as (
    select
        tasks.*,
        coalesce(doubts.fields, []) as doubted_fields,
        len(tasks.leads) > 0 or list_contains(coalesce(doubts.written_fields, []), 'lead') as has_lead_text,
        unknown_leads.task_id is not null as has_unknown_lead,
    from tasks
    left join doubts on tasks.snapshot_id = doubts.snapshot_id and tasks.task_id = doubts.task_id
    left join unknown_leads
        on tasks.snapshot_id = unknown_leads.snapshot_id and tasks.task_id = unknown_leads.task_id
),

fields as (
    select
        1 as position,
        'timescale' as field,
        coalesce(timescale_text, '') <> '' as is_filled,
        timescale_kind not in ('none', 'unreadable', 'reversed')
        and not list_contains(doubted_fields, 'timescale_text') as is_certain,
    from doubted
    union all
    select
        2 as position,
        'lead' as field,
        has_lead_text as is_filled,
        len(leads) > 0 and not has_unknown_lead and not list_contains(doubted_fields, 'lead') as is_certain,
    from doubted
    union all
    select
        3 as position,
        'rating' as field,
        declared_text is not null as is_filled,
        declared_rating is not null
        and not list_has_any(doubted_fields, ['declared_rating', 'rating']) as is_certain,
    from doubted
    union all
    select
        4 as position,
        'evidence' as field,
        coalesce(status_text, progress, '') <> '' as is_filled,
        evidence not in ('unknown', 'none')
        and not list_has_any(doubted_fields, ['status_text', 'progress']) as is_certain,
    from doubted
)

select
    field,
    count(*) as tasks,
    count(*) filter (where is_filled) as filled,
    count(*) filter (where is_filled and is_certain) as certain,
from fields
group by position, field
order by position
