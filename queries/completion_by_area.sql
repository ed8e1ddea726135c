-- How far each gap-analysis area or stakeholder group is complete, and where nothing is live or reported.
-- One row per plan and area, in the plan's own order. Completion is complete out of counted.
-- $view: what the shared filters keep, as task_shown takes it.
with

shown as (
    from task_shown($view)
),

plan_names as (
    from plan
)

select
    shown.plan_id,
    plan_names.title as plan_title,
    shown.area,
    any_value(shown.as_at) as as_at,
    count(*) as tasks,
    count(*) filter (where is_counted) as counted,
    count(*) filter (where is_counted and rating = 'complete') as complete,
    count(*) filter (where is_counted and rating = 'complete' and rating_basis = 'computed') as complete_computed,
    count(*) filter (where is_counted and rating is null) as not_rated,
    count(*) filter (where not is_counted) as closed,
    count(*) filter (where is_live) as live,
    count(*) filter (where is_overdue) as overdue,
    count(*) filter (where evidence <> 'none') as with_evidence,
from shown
inner join plan_names on shown.plan_id = plan_names.plan_id
group by shown.plan_id, plan_names.title, shown.area
order by
    plan_names.title,
    shown.plan_id,
    min(shown.position)
