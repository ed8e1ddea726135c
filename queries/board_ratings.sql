-- How many tasks have each rating, those computed by this tool apart, and which: by plan, or by area.
-- One row per plan, row, rating and whether it is computed, in the plan's own order and that of the ratings.
-- $rows_by: what makes a row: plan or area.
-- $view: what the shared filters keep, as task_shown takes it.
with

tasks as (
    from task_shown($view)
),

placed as (
    select
        tasks.*,
        if($rows_by = 'area', coalesce(area, ''), '') as row_name,
        coalesce(rating, 'not_rated') as shown_rating,
        coalesce(rating_basis = 'computed', false) as is_computed,
    from tasks
),

row_totals as (
    select
        plan_id,
        row_name,
        min(position) as first_position,
        count(*) as row_tasks,
        count(*) filter (where rating = 'off_track') as off_track,
    from placed
    group by plan_id, row_name
)

select
    placed.plan_id,
    plan.title as plan,
    any_value(placed.as_at) as as_at,
    placed.row_name,
    any_value(row_totals.row_tasks) as row_tasks,
    any_value(row_totals.off_track) as off_track,
    placed.shown_rating as rating,
    placed.is_computed,
    count(*) as tasks,
    in_order(placed.task_id, placed.position) as task_ids,
from placed
inner join plan using (plan_id)
inner join row_totals on placed.plan_id = row_totals.plan_id and placed.row_name = row_totals.row_name
inner join rating_scale on placed.shown_rating = rating_scale.rating
group by placed.plan_id, plan.title, placed.row_name, placed.shown_rating, placed.is_computed
order by
    plan.title,
    placed.plan_id,
    any_value(row_totals.first_position),
    any_value(rating_scale.position),
    placed.is_computed
