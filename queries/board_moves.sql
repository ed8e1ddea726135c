-- How often the due date of each open task moved, and when it last did: the version or decision that first gave the new date.
-- One row per open task whose date moved, in the plan's order. moved_on: null where the plan itself gives the date replaced, as
-- when that was isn't known then.
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

moved as (
    select
        plan_id,
        task_id,
        count(*) as moves,
        max(as_at) filter (where source_before <> 'replaced') as moved_on,
    from dates
    where days_moved <> 0
    group by plan_id, task_id
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
