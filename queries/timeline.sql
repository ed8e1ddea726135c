-- The tasks as the timeline draws them: each in a lane, with a mark that is as precise as its timescale was written.
-- One row per task: under its section in the plan's order, those without any date in a lane of their own after the plan's sections.
-- mark: window (from mark_from to mark_to), day, start_by, reversed (its start only), ongoing, undated.
-- $view: what the shared filters keep, as task_shown takes it.
with

tasks as (
    from task_shown($view)
),

plans as (
    from plan
),

marked as (
    select
        tasks.*,
        plans.title as plan,
        case
            when tasks.timescale_kind = 'reversed' and tasks.due_on is null and tasks.starts_on is not null then 'reversed'
            when tasks.due_on is not null and coalesce(tasks.starts_on, tasks.due_on) >= tasks.due_on then 'day'
            when tasks.due_on is not null then 'window'
            when tasks.start_by is not null then 'start_by'
            when tasks.timescale_kind in ('ongoing', 'recurring') then 'ongoing'
            else 'undated'
        end as mark,
    from tasks
    inner join plans using (plan_id)
),

placed as (
    select
        marked.*,
        case marked.mark
            when 'window' then marked.starts_on
            when 'day' then marked.due_on
            when 'start_by' then marked.start_by
            when 'ongoing' then marked.starts_on
            when 'reversed' then marked.starts_on
        end as mark_from,
        case marked.mark
            when 'window' then marked.due_on
            when 'day' then marked.due_on
            when 'start_by' then marked.start_by
            when 'reversed' then marked.starts_on
        end as mark_to,
        if(
            marked.mark = 'undated',
            'No date given',
            coalesce(marked.section || if(marked.subsection is null, '', ' · ' || marked.subsection), 'No heading')
        ) as lane,
    from marked
)

select
    task_id,
    plan_id,
    plan,
    ref,
    coalesce(action, 'no action written') as action,
    lane,
    leads,
    timescale_text,
    timescale_kind,
    mark,
    mark_from,
    mark_to,
    due_on,
    as_at,
    rating,
    rating_basis,
    disposition,
    confirmed,
    is_overdue,
    days_overdue,
    if(is_overdue, datediff('month', due_on, as_at) - if(due_on + to_months(datediff('month', due_on, as_at)) > as_at, 1, 0), null)
        as months_overdue,
from placed
order by
    plan,
    plan_id,
    mark = 'undated',
    min(position) over (partition by plan_id, lane),
    position
