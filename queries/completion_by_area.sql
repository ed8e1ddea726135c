-- How far each gap-analysis area or stakeholder group is complete, and where nothing is reported.
-- One row per plan and area, the least complete first within a plan, by share, then the most overdue.
-- Completion is complete out of counted. by_rating: the counted tasks of each rating, complete first, then in its order;
-- task_ids: all of the area's tasks, in the plan's order.
-- $view: what the shared filters keep, as task_shown takes it.
with

shown as materialized (
    from task_shown($view)
),

plan_names as (
    from plan
),

scale as (
    from rating_scale
),

rated as (
    select
        shown.plan_id,
        shown.area,
        scale.rating,
        scale.position,
        count(*) as tasks,
        count(*) filter (where shown.rating_basis = 'computed') as computed,
    from shown
    inner join scale on coalesce(shown.rating, 'not_rated') = scale.rating
    where shown.is_counted
    group by shown.plan_id, shown.area, scale.rating, scale.position
),

strips as (
    select
        plan_id,
        area,
        in_order({ 'rating': rating, 'tasks': tasks, 'computed': computed }, position) as by_rating,
    from rated
    group by plan_id, area
),

areas as (
    select
        plan_id,
        area,
        any_value(as_at) as as_at,
        count(*) as tasks,
        count(*) filter (where is_counted) as counted,
        count(*) filter (where is_counted and rating = 'complete') as complete,
        count(*) filter (where is_counted and rating = 'complete' and rating_basis = 'computed') as complete_computed,
        count(*) filter (where is_counted and rating is null) as not_rated,
        count(*) filter (where not is_counted) as closed,
        count(*) filter (where is_overdue) as overdue,
        count(*) filter (where evidence <> 'none') as with_evidence,
        in_order(task_id, position) as task_ids,
        min(position) as first_position,
    from shown
    group by plan_id, area
)

select
    areas.* exclude (first_position),
    plan_names.title as plan_title,
    coalesce(strips.by_rating, []) as by_rating,
from areas
inner join plan_names on areas.plan_id = plan_names.plan_id
left join strips on areas.plan_id = strips.plan_id and areas.area is not distinct from strips.area
order by
    plan_names.title asc,
    areas.plan_id asc,
    if(areas.counted = 0, 1, areas.complete / areas.counted) asc,
    areas.overdue desc,
    areas.counted desc,
    areas.first_position asc
