-- What the shared filters offer: the areas and leads of each plan's snapshot in force.
-- One row per plan, kind (area, lead) and name.
-- $on_date: the date to judge at; null for each plan at its own.
-- $known_at: only what was loaded and decided by then; null for all.
-- $plans: plan ids to keep; null for all.
-- $most: of each kind at most so many names, those that most plans have, then by name; null for all
-- $named: names that are kept beside those, in whatever case; null for none
with

tasks as (
    from task_known($on_date, $known_at)
    where $plans is null or list_contains($plans, plan_id)
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
),

every_one as (
    from areas
    union all
    from leads
),

counted as (
    select
        kind,
        name,
        count(*) as plans,
    from every_one
    group by kind, name
),

placed as (
    select
        kind,
        name,
        row_number() over (
            partition by kind
            order by plans desc, lower(name) asc, name asc
        ) as place,
    from counted
),

offered as (
    select
        kind,
        name,
    from placed
    where
        $most is null
        or place <= $most
        or list_contains(list_transform($named, lambda one: lower(one)), lower(name))
)

select every_one.*
from every_one
inner join offered using (kind, name)
order by kind, plan_id, position, name
