-- What each lead has to do: tasks alone and joint, by rating, with the next date and what is overdue.
-- One row per plan, lead, alone or joint, and rating, in order of name; lead '' holds the tasks without one.
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

named as (
    select
        snapshot_id,
        task_id,
        lead,
        lead_kind,
    from lead_known($view.on_date, $view.known_at, false)
),

held as (
    select
        shown.*,
        coalesce(shown.rating, 'not_rated') as shown_rating,
        coalesce(named.lead, '') as lead,
        coalesce(named.lead_kind, 'none') as lead_kind,
        len(shown.leads) > 1 as is_joint,
    from shown
    left join named on shown.snapshot_id = named.snapshot_id and shown.task_id = named.task_id
),

plan_dates as (
    select
        plan_id,
        any_value(as_at) as as_at,
    from shown
    group by plan_id
),

counted as (
    select
        plan_id,
        lead,
        is_joint,
        shown_rating,
        any_value(lead_kind) as lead_kind,
        count(*) as tasks,
        count(*) filter (where rating_basis = 'computed') as computed,
        count(*) filter (where is_live) as live,
        count(*) filter (where is_overdue) as overdue,
        min(due_on) filter (where is_live and due_on >= as_at) as next_due,
        max(days_overdue) as longest_overdue,
        in_order(task_id, position) as task_ids,
    from held
    where
        $view.leads is null
        or list_contains($view.leads, lead)
    group by plan_id, lead, is_joint, shown_rating
)

select
    counted.plan_id,
    plan_names.title as plan_title,
    plan_dates.as_at,
    counted.lead,
    counted.lead_kind,
    counted.is_joint,
    counted.shown_rating as rating,
    counted.tasks,
    counted.computed,
    counted.live,
    counted.overdue,
    counted.next_due,
    counted.longest_overdue,
    counted.task_ids,
from counted
inner join plan_names on counted.plan_id = plan_names.plan_id
inner join plan_dates on counted.plan_id = plan_dates.plan_id
inner join scale on counted.shown_rating = scale.rating
order by
    plan_names.title,
    counted.plan_id,
    counted.lead = '',
    lower(counted.lead),
    counted.lead,
    counted.is_joint,
    scale.position
