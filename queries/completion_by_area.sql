-- How far each gap-analysis area or stakeholder group is complete, and where nothing is reported.
-- One row per plan and area, the least complete first within a plan, by share, then the most overdue.
-- Completion is complete out of counted. by_rating: the counted tasks of each rating, complete first, then in its order;
-- task_ids: all of the area's tasks, in the plan's order.
-- $view: what the shared filters keep, as task_shown takes it.
with

rated as ( -- of closed tasks too: what counts of each rating stands beside them all
    select
        plan_id,
        area,
        coalesce(rating, 'not_rated') as rating,
        any_value(as_at) as as_at,
        count(*) as tasks,
        count(*) filter (where is_counted) as counted,
        count(*) filter (where is_counted and rating_basis = 'computed') as computed,
        count(*) filter (where is_overdue) as overdue,
        count(*) filter (where evidence <> 'none') as with_evidence,
        list({ 'place': position, 'value': task_id }) as placed,
        min(position) as first_position,
    from task_shown($view)
    group by plan_id, area, coalesce(rating, 'not_rated')
),

areas as (
    select
        rated.plan_id,
        rated.area,
        any_value(rated.as_at) as as_at,
        sum(rated.tasks)::bigint as tasks,
        sum(rated.counted)::bigint as counted,
        coalesce(sum(rated.counted) filter (where rated.rating = 'complete'), 0)::bigint as complete,
        coalesce(sum(rated.computed) filter (where rated.rating = 'complete'), 0)::bigint as complete_computed,
        coalesce(sum(rated.counted) filter (where rated.rating = 'not_rated'), 0)::bigint as not_rated,
        sum(rated.tasks - rated.counted)::bigint as closed,
        sum(rated.overdue)::bigint as overdue,
        sum(rated.with_evidence)::bigint as with_evidence,
        list_transform(list_sort(flatten(list(rated.placed))), lambda one: one['value']) as task_ids,
        list_filter(
            in_order({ 'rating': scale.rating, 'tasks': rated.counted, 'computed': rated.computed }, scale.position),
            lambda one: one['tasks'] > 0 and one['rating'] is not null
        ) as by_rating,
        min(rated.first_position) as first_position,
    from rated
    left join rating_scale as scale on rated.rating = scale.rating
    group by rated.plan_id, rated.area
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
    areas.by_rating,
from areas
inner join plan on areas.plan_id = plan.plan_id
order by
    plan.title asc,
    areas.plan_id asc,
    if(areas.counted = 0, 1, areas.complete / areas.counted) asc,
    areas.overdue desc,
    areas.counted desc,
    areas.first_position asc
