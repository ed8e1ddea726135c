-- How a plan's tasks were rated in each of its versions, judged at each version's own date.
-- One row per version's date and rating; tasks to computed are of the rating, the columns after it of the whole version.
-- counted: tasks but those closed without doing and decided duplicates; due_by_then: of these, due at the date or before.
-- $on_date: the latest version's date to show; null for all.
-- $known_at: only what was loaded and decided by then; null for all.
-- $plans: plan ids to keep; null for all.
-- $task_ids: tasks to keep; null for all.
-- $with_computed: whether ratings computed by this tool show.
with

shown as (
    select
        plan_id,
        as_at,
        coalesce(if(rating_basis = 'computed' and not $with_computed, null, rating), 'not_rated') as rating,
        if(rating_basis = 'computed' and not $with_computed, null, rating_basis) as rating_basis,
        tasks,
        counted,
        due_by_then,
    from version_rated($known_at, $task_ids)
    where ($plans is null or list_contains($plans, plan_id)) and ($on_date is null or as_at <= $on_date)
),

rated as (
    select
        plan_id,
        as_at,
        rating,
        sum(tasks)::bigint as tasks,
        coalesce(sum(tasks) filter (where rating_basis = 'computed'), 0)::bigint as computed,
        sum(counted)::bigint as counted,
        coalesce(sum(counted) filter (where rating = 'complete'), 0)::bigint as complete,
        sum(due_by_then)::bigint as due_by_then,
        coalesce(sum(due_by_then) filter (where rating = 'complete'), 0)::bigint as due_and_complete,
    from shown
    group by plan_id, as_at, rating
),

totals as (
    select
        plan_id,
        as_at,
        sum(tasks)::bigint as all_tasks,
        sum(counted)::bigint as counted,
        sum(complete)::bigint as complete,
        sum(due_by_then)::bigint as due_by_then,
        sum(due_and_complete)::bigint as due_and_complete,
    from rated
    group by plan_id, as_at
)

select
    rated.plan_id,
    rated.as_at,
    rated.rating,
    rated.tasks,
    rated.computed,
    totals.all_tasks,
    totals.counted,
    totals.complete,
    totals.due_by_then,
    totals.due_and_complete,
from rated
inner join totals on rated.plan_id = totals.plan_id and rated.as_at = totals.as_at
inner join rating_scale on rated.rating = rating_scale.rating
order by rated.plan_id, rated.as_at, rating_scale.position
