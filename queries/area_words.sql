-- What each plan's own words could say that its areas are: the texts of five places of its version in force.
-- One row per plan, place and text: column (the heading of the column of its areas), area (its name), section (the widest
-- heading above tasks), introduction, title. share: the part of the plan's tasks that the text is about, 1 for all of them.
-- $on_date: the date to judge at; null: each plan at its latest snapshot's own date.
-- $known_at: only what was loaded by then; null for all.
-- $plans: plan ids to keep; null for all.
with

in_force as (
    from snapshot_known($on_date, $known_at, false)
    where $plans is null or list_contains($plans, plan_id)
),

tasks as (
    select
        task.plan_id,
        task.section,
        task.subsection,
        from_json(task.cells, '[{"heading": "varchar", "field": "varchar"}]') as cells,
        1 / count(*) over (partition by task.plan_id) as part,
    from task
    inner join in_force using (snapshot_id)
),

found as (
    select
        plan_id,
        'column' as place,
        list_filter(
            cells, lambda cell: cell['field'] = if(subsection is null, 'section', 'subsection')
        )[1]['heading'] as said,
        part,
    from tasks
    union all
    select
        plan_id,
        'area' as place,
        coalesce(subsection, section) as said,
        part,
    from tasks
    union all
    select
        plan_id,
        'section' as place,
        section as said,
        part,
    from tasks
    union all
    select
        plan_note.plan_id,
        'introduction' as place,
        plan_note.text as said,
        1 as part,
    from plan_note
    inner join in_force using (snapshot_id)
    where plan_note.kind = 'introduction'
    union all
    select
        plan_id,
        'title' as place,
        document_title as said,
        1 as part,
    from in_force
)

select
    plan_id,
    place,
    said,
    least(sum(part), 1) as share,
from found
where said <> ''
group by plan_id, place, said
order by plan_id, place, said
