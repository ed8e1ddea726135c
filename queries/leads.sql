-- What each lead has to do: tasks alone and joint, by rating, the next date and what is overdue.
-- One row per plan, lead, and alone or joint, in order of name; lead '' holds the tasks without one.
-- $on_date: the date to judge at; null for each plan's own
-- $plans: plan ids to keep; null for all
-- $areas: areas to keep; null for all
-- $leads: leads to keep, '' for none named; null for all
-- $ratings: ratings to keep; null for all
-- $windows: due windows to keep; null for all
-- $words: text to find; null for any
-- $with_computed: false shows computed ratings as not rated
with

shown as (
    from task_shown($on_date, $plans, $areas, $leads, $ratings, $windows, $words, $with_computed)
),

plan_names as (
    from plan
),

named as (
    select
        snapshot_id,
        task_id,
        lead,
        lead_kind,
    from task_lead
),

held as (
    select
        shown.*,
        coalesce(named.lead, '') as lead,
        coalesce(named.lead_kind, 'none') as lead_kind,
        len(shown.leads) > 1 as is_joint,
    from shown
    left join named on shown.snapshot_id = named.snapshot_id and shown.task_id = named.task_id
),

plan_totals as (
    select
        plan_id,
        count(*) as plan_tasks,
    from shown
    group by plan_id
)

select
    held.plan_id,
    plan_names.title as plan_title,
    held.lead,
    any_value(held.lead_kind) as lead_kind,
    held.is_joint,
    plan_totals.plan_tasks,
    count(*) as tasks,
    count(*) filter (where rating = 'complete') as complete,
    count(*) filter (where rating = 'on_schedule') as on_schedule,
    count(*) filter (where rating = 'behind') as behind,
    count(*) filter (where rating = 'off_track') as off_track,
    count(*) filter (where rating = 'no_information') as no_information,
    count(*) filter (where rating is null) as not_rated,
    count(*) filter (where rating_basis = 'computed') as computed,
    count(*) filter (where is_live) as live,
    count(*) filter (where is_overdue) as overdue,
    min(due_on) filter (where is_live and due_on >= as_at) as next_due,
from held
inner join plan_names on held.plan_id = plan_names.plan_id
inner join plan_totals on held.plan_id = plan_totals.plan_id
where $leads is null or list_contains($leads, held.lead)
group by held.plan_id, plan_names.title, held.lead, held.is_joint, plan_totals.plan_tasks
order by
    plan_names.title,
    held.plan_id,
    held.lead = '',
    lower(held.lead),
    held.lead,
    held.is_joint
