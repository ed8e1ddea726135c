-- How many tasks had each rating as it was known at a moment of the clock, and how many have it as known now.
-- One row per rating that a task has or had.
-- $view: what the shared filters keep, as task_shown takes it; its known_at is the moment of the clock.
with

known_then as (
    from task_shown($view)
),

known_now as (
    from task_shown(struct_update($view, known_at := null))
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
