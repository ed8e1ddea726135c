-- What the shared filters offer: the areas and leads of each plan's snapshot in force.
-- One row per plan, kind (area, lead) and name.
-- $on_date: the date to judge at; null for each plan at its own.
-- $known_at: only what was loaded and decided by then; null for all.
with

tasks as (
    from task_known($on_date, $known_at)
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
        plan_id,
        'lead' as kind,
        unnest(leads) as name,
        0 as position,
    from tasks
)

from areas
union all
from leads
order by kind, plan_id, position, name
