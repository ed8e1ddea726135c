-- How often the due date of each open task moved, and when it last did: the version or decision that first gave the new date.
-- One row per open task whose date moved, in the plan's order. moved_on: null where the plan itself gives the date replaced, as
-- when that was isn't known then. What a version says of a task that the version before lacks, or of one that was split or merged
-- in it, moves no date: the earlier date was another task's, or nobody knows when it moved.
-- $view: what the shared filters keep, as task_shown takes it.
with

tasks as (
    from task_shown($view)
    where is_live
),

dates as (
    select
        known.*,
        lag(source) over (partition by plan_id, task_id order by as_at, step) as source_before,
    from due_known($view.on_date, $view.known_at) as known
),

versions as (
    select
        plan_id,
        snapshot_id,
        as_at,
        row_number() over (partition by plan_id order by as_at) as number,
    from snapshot_known($view.on_date, $view.known_at, true)
),

others as (
    select
        versions.plan_id,
        task.task_id,
        versions.as_at,
    from task
    inner join versions using (snapshot_id)
    qualify versions.number > 1 + lag(versions.number) over (partition by versions.plan_id, task.task_id order by versions.number)
    union
    select
        versions.plan_id,
        task_match.task_id,
        versions.as_at,
    from task_match
    inner join versions using (snapshot_id)
    where task_match.kind <> 'same'
),

moved as (
    select
        dates.plan_id,
        dates.task_id,
        count(*) as moves,
        max(dates.as_at) filter (where dates.source_before <> 'replaced') as moved_on,
    from dates
    left join others
        on dates.plan_id = others.plan_id and dates.task_id = others.task_id and dates.as_at = others.as_at and dates.source = 'document'
    where dates.days_moved <> 0 and others.task_id is null
    group by dates.plan_id, dates.task_id
)

select
    tasks.plan_id,
    tasks.task_id,
    tasks.ref,
    moved.moves,
    moved.moved_on,
from tasks
inner join plan using (plan_id)
inner join moved on tasks.plan_id = moved.plan_id and tasks.task_id = moved.task_id
order by plan.title, tasks.plan_id, tasks.position
