-- The status strip: every task that the filters keep, in the order of the ratings, those not computed first.
-- One row per task.
-- $on_date: the date to judge at; null for each plan at its own.
-- $known_at: only what was loaded and decided by then; null for all.
-- $plans: plan ids to keep; null for all.
-- $areas: areas to keep; null for all.
-- $leads: leads to keep, '' for tasks without one; null for all.
-- $ratings: ratings to keep, 'not_rated' among them; null for all.
-- $windows: due windows to keep; null for all.
-- $words: words to find; null for all.
-- $with_computed: whether ratings computed by this tool show.
with

tasks as (
    from task_shown($on_date, $known_at, $plans, $areas, $leads, $ratings, $windows, $words, $with_computed)
)

select
    tasks.plan_id,
    plan.title as plan_title,
    tasks.task_id,
    tasks.ref,
    tasks.action,
    tasks.as_at,
    tasks.rating,
    tasks.rating_basis,
from tasks
inner join plan using (plan_id)
inner join rating_scale on rating_scale.rating = coalesce(tasks.rating, 'not_rated')
order by
    plan.title,
    rating_scale.position,
    coalesce(tasks.rating_basis = 'computed', false),
    tasks.position
