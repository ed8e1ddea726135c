-- Every due date that a task had, from the first on, with when and where it came from, and the moves in all.
-- One row per task and date that differs from the one before; tasks whose date moves every time come first, then those pushed furthest.
-- moves_every_time: its date differs in each of at least two later versions that give it one.
-- days_pushed: from its first date to its last, below 0 where it was pulled.
-- $on_date: what stands by that date; null for all.
-- $known_at: only what was loaded and decided by then; null for all.
-- $plans: plan ids to keep; null for all.
-- $task_ids: tasks to keep; null for all.
with

dates as (
    from due_known($on_date, $known_at)
    where
        ($plans is null or list_contains($plans, plan_id))
        and ($task_ids is null or task_id in (select unnest($task_ids::varchar[])))
),

versions as (
    select
        plan_id,
        task_id,
        as_at,
        bool_or(days_moved <> 0) as has_moved,
    from dates
    group by plan_id, task_id, as_at
    qualify as_at > min(as_at) over (partition by plan_id, task_id)
),

counted as (
    select
        plan_id,
        task_id,
        count(*) as later_versions,
        count(*) filter (where has_moved) as later_moved,
    from versions
    group by plan_id, task_id
),

summed as (
    select
        plan_id,
        task_id,
        min_by(due_on, as_at::varchar || step) as first_due_on,
        max_by(due_on, as_at::varchar || step) as last_due_on,
        count(*) filter (where days_moved <> 0) as moves,
    from dates
    group by plan_id, task_id
),

named as (
    select distinct on (task.plan_id, task.task_id)
        task.plan_id,
        task.task_id,
        task.ref,
        task.action,
        task.position,
    from task
    inner join snapshot_known($on_date, $known_at, true) as versions using (snapshot_id)
    order by task.plan_id asc, task.task_id asc, versions.as_at desc
)

select
    dates.plan_id,
    dates.task_id,
    named.ref,
    named.action,
    row_number() over (partition by dates.plan_id, dates.task_id order by dates.as_at, dates.step) as number,
    dates.as_at,
    dates.due_on,
    dates.source,
    dates.decided_by,
    dates.reason,
    dates.days_moved,
    summed.first_due_on,
    summed.last_due_on,
    summed.moves,
    summed.last_due_on - summed.first_due_on as days_pushed,
    coalesce(counted.later_versions, 0) as later_versions,
    coalesce(counted.later_versions >= 2 and counted.later_moved = counted.later_versions, false) as moves_every_time,
from dates
inner join summed using (plan_id, task_id)
inner join named using (plan_id, task_id)
left join counted on dates.plan_id = counted.plan_id and dates.task_id = counted.task_id
where dates.days_moved is null or dates.days_moved <> 0
order by
    dates.plan_id,
    moves_every_time desc,
    abs(days_pushed) desc,
    summed.moves desc,
    named.position,
    dates.task_id,
    dates.as_at,
    dates.step
