-- How a plan's tasks were rated in each of its versions, judged at each version's own date.
-- One row per version's date and rating; tasks to computed are of the rating, the columns after it of the whole version.
-- counted: tasks but those closed without doing and decided duplicates; due_by_then: of these, due at the date or before.
-- $on_date: the latest version's date to show; null for all.
-- $known_at: only what was loaded and decided by then; null for all.
-- $plans: plan ids to keep; null for all.
-- $task_ids: tasks to keep; null for all.
-- $with_computed: whether ratings computed by this tool show.
with

tasks as (
    select
        task.* replace (
            if(rating_basis = 'computed' and not $with_computed, null, rating) as rating,
            if(rating_basis = 'computed' and not $with_computed, null, rating_basis) as rating_basis
        ),
    from task_judged(null, $known_at, true, with_leads := false) as task
    where
        ($plans is null or list_contains($plans, plan_id))
        and ($task_ids is null or task_id in (select unnest($task_ids::varchar[])))
        and ($on_date is null or as_at <= $on_date)
),

totals as (
    select
        plan_id,
        as_at,
        count(*) as all_tasks,
        count(*) filter (where is_counted) as counted,
        count(*) filter (where is_counted and rating = 'complete') as complete,
        count(*) filter (where is_counted and due_on <= as_at) as due_by_then,
        count(*) filter (where is_counted and due_on <= as_at and rating = 'complete') as due_and_complete,
    from tasks
    group by plan_id, as_at
)

select
    tasks.plan_id,
    tasks.as_at,
    coalesce(tasks.rating, 'not_rated') as rating,
    count(*) as tasks,
    count(*) filter (where tasks.rating_basis = 'computed') as computed,
    any_value(totals.all_tasks) as all_tasks,
    any_value(totals.counted) as counted,
    any_value(totals.complete) as complete,
    any_value(totals.due_by_then) as due_by_then,
    any_value(totals.due_and_complete) as due_and_complete,
from tasks
inner join totals on tasks.plan_id = totals.plan_id and tasks.as_at = totals.as_at
inner join rating_scale on coalesce(tasks.rating, 'not_rated') = rating_scale.rating
group by tasks.plan_id, tasks.as_at, coalesce(tasks.rating, 'not_rated'), rating_scale.position
order by tasks.plan_id, tasks.as_at, rating_scale.position
