-- How many tasks had each rating as it was known at a moment of the clock, and how many have it as known now.
-- One row per rating that a task has or had.
-- $on_date: the date to judge at; null for each plan at its own.
-- $known_at: the moment of the clock.
-- $plans: plan ids to keep; null for all.
-- $areas: areas to keep; null for all.
-- $leads: leads to keep, '' for tasks without one; null for all.
-- $ratings: ratings to keep, 'not_rated' among them; null for all.
-- $windows: due windows to keep; null for all.
-- $words: words to find; null for all.
-- $with_computed: whether ratings computed by this tool show.
with

known_then as (
    from task_shown($on_date, $known_at, $plans, $areas, $leads, $ratings, $windows, $words, $with_computed)
),

known_now as (
    from task_shown($on_date, null, $plans, $areas, $leads, $ratings, $windows, $words, $with_computed)
),

scale as (
    from rating_scale
),

counted as (
    select
        coalesce(rating, 'not_rated') as rating,
        1 as tasks_then,
        0 as tasks_now,
    from known_then
    union all
    select
        coalesce(rating, 'not_rated') as rating,
        0 as tasks_then,
        1 as tasks_now,
    from known_now
)

select
    scale.rating,
    sum(counted.tasks_then)::bigint as tasks_then,
    sum(counted.tasks_now)::bigint as tasks_now,
from counted
inner join scale on counted.rating = scale.rating
group by scale.rating, scale.position
order by scale.position
