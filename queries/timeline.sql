-- The tasks as the timeline draws them, in its order: each with a mark that is as precise as its timescale was written.
-- One row per task. Within a plan: those late (the longest first), those to come (the soonest first), those with a time but no due
-- date; then what the page folds: those without any date, those complete, those closed.
-- part: overdue, to_come, open_ended, undated, complete, closed.
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

parted as (
    select
        marked.*,
        case
            when disposition = 'complete' then 'complete'
            when not is_live then 'closed'
            when is_overdue then 'overdue'
            when due_on is not null then 'to_come'
            when mark = 'undated' then 'undated'
            else 'open_ended'
        end as part,
        case mark
            when 'day' then due_on
            when 'start_by' then start_by
            when 'undated' then null
            else starts_on
        end as mark_from,
        case mark
            when 'window' then due_on
            when 'day' then due_on
            when 'start_by' then start_by
            when 'reversed' then starts_on
        end as mark_to,
    from marked
)

select
    task_id,
    plan_id,
    plan,
    ref,
    coalesce(action, 'no action written') as action,
    section || coalesce(' · ' || subsection, '') as heading,
    leads,
    timescale_text,
    part,
    mark,
    mark_from,
    mark_to,
    due_on,
    as_at,
    rating,
    rating_basis,
    confirmed,
    is_counted,
    days_overdue,
    due_window,
from parted
order by
    plan,
    plan_id,
    list_position(['overdue', 'to_come', 'open_ended', 'undated', 'complete', 'closed'], part),
    days_overdue desc nulls last,
    coalesce(due_on, mark_from) asc nulls last,
    position
