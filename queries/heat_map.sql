-- The cells of the heat map: how many tasks each row has in each column, and which.
-- One row per plan, row and column that holds a task. By lead, a task counts once for each of its leads.
-- $rows_by: what makes a row: area, lead or plan
-- $columns_by: what makes a column: rating, or quarter (the calendar quarter of the due date; '' without one)
-- $worst_first: true puts a plan's rows with most off track first (of as many, the smaller row), false keeps its own order; leads go by name
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

placed as (
    select
        task_id,
        plan_id,
        position,
        as_at,
        rating_basis,
        coalesce(rating, 'not_rated') as rating,
        case $columns_by
            when 'quarter' then coalesce(strftime(date_trunc('quarter', due_on), '%Y-%m-%d'), '')
            else coalesce(rating, 'not_rated')
        end as column_name,
        unnest(case $rows_by
            when 'lead' then if(len(leads) = 0, [''], leads)
            when 'plan' then ['']
            else [coalesce(area, '')]
        end) as row_name,
    from shown
),

kept as materialized (
    from placed
    where
        $rows_by <> 'lead'
        or $view.leads is null
        or list_contains($view.leads, row_name)
),

row_totals as (
    select
        plan_id,
        row_name,
        any_value(as_at) as as_at,
        count(*) as row_tasks,
        coalesce(
            list(scale.severity order by scale.severity desc) filter (where scale.asks_attention), []
        ) as worst,
        min(kept.position) as first_position,
    from kept
    inner join scale using (rating)
    group by plan_id, row_name
),

row_order as (
    select
        row_totals.plan_id,
        row_totals.row_name,
        row_totals.as_at,
        row_totals.row_tasks,
        plan_names.title as plan_title,
        row_number() over (
            order by
                if($rows_by = 'plan', '', plan_names.title) asc,
                if($rows_by = 'plan', '', row_totals.plan_id) asc,
                if($worst_first and $rows_by <> 'lead', worst, []) desc,
                if($worst_first and $rows_by <> 'lead' and len(worst) > 0, row_tasks, 0) asc,
                plan_names.title asc,
                row_totals.plan_id asc,
                if($rows_by = 'lead', row_name = '', false) asc,
                if($rows_by = 'lead', lower(row_name), '') asc,
                first_position asc,
                row_name asc
        ) as row_rank,
    from row_totals
    inner join plan_names on row_totals.plan_id = plan_names.plan_id
),

cells as (
    select
        kept.plan_id,
        kept.row_name,
        kept.column_name,
        count(*) as tasks,
        count(*) filter (where kept.rating_basis = 'computed') as computed,
        arg_max(kept.rating, scale.severity) as worst_rating,
        in_order(kept.task_id, kept.position) as task_ids,
    from kept
    inner join scale using (rating)
    group by kept.plan_id, kept.row_name, kept.column_name
)

select
    cells.plan_id,
    row_order.plan_title,
    row_order.as_at,
    cells.row_name,
    cells.column_name,
    cells.tasks,
    cells.computed,
    cells.worst_rating,
    cells.task_ids,
    row_order.row_tasks,
    (select count(*) from shown) as all_tasks,
from cells
inner join row_order on cells.plan_id = row_order.plan_id and cells.row_name = row_order.row_name
left join scale on cells.column_name = scale.rating
order by
    row_order.row_rank,
    scale.position,
    cells.column_name = '',
    cells.column_name
