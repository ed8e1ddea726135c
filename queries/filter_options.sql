-- What the shared filters offer: the areas and leads of each plan's snapshot in force.
-- One row per plan, kind (area, lead) and name.
-- $on_date: the date to judge at; null for each plan at its own.
with

tasks as (
    from task_at($on_date)
),

areas as (
    select
        plan_id,
        'area' as kind,
        area as name,
        min(position) as position,
    from tasks
    where area is not null
    group by plan_id, area
),

leads as (
    select distinct
        tasks.plan_id,
        'lead' as kind,
        task_lead.lead as name,
        0 as position,
    from tasks
    inner join task_lead using (snapshot_id, task_id)
)

from areas
union all
from leads
order by kind, plan_id, position, name
