-- How far each gap-analysis area or stakeholder group is complete, and where nothing is reported.
-- One row per plan and area, the least complete first within a plan, by share, then the most overdue.
-- Completion is complete out of counted. by_rating: the counted tasks of each rating, complete first, then in its order;
-- task_ids: all of the area's tasks, in the plan's order.
-- $view: what the shared filters keep, as task_shown takes it.
with

scale as (
    select in_order(rating, position) as ratings
    from rating_scale
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
        histogram(coalesce(rating, 'not_rated')) filter (where is_counted) as by_rating,
        histogram(coalesce(rating, 'not_rated')) filter (where is_counted and rating_basis = 'computed') as by_us,
        min(position) as first_position,
    from task_shown($view)
    group by plan_id, area
)

select
    areas.plan_id,
    areas.area,
    areas.as_at,
    areas.tasks,
    areas.counted,
    areas.complete,
    areas.complete_computed,
    areas.not_rated,
    areas.closed,
    areas.overdue,
    areas.with_evidence,
    areas.task_ids,
    plan.title as plan_title,
    list_transform(
        list_filter(scale.ratings, lambda rating: map_contains(areas.by_rating, rating)),
        lambda rating: {
            'rating': rating,
            'tasks': areas.by_rating[rating]::bigint,
            'computed': coalesce(areas.by_us[rating], 0)::bigint
        }
    ) as by_rating,
from areas
inner join plan on areas.plan_id = plan.plan_id
cross join scale
order by
    plan.title asc,
    areas.plan_id asc,
    if(areas.counted = 0, 1, areas.complete / areas.counted) asc,
    areas.overdue desc,
    areas.counted desc,
    areas.first_position asc
