-- The status strip: every task that the filters keep, in the order of the ratings, those not computed first.
-- One row per task. is_past_since_words: off track only because time has passed since its stale words were written.
-- $view: what the shared filters keep, as task_shown takes it.
with

tasks as (
    from task_shown($view)
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
    tasks.is_past_by_time_alone and tasks.is_on_stale_words as is_past_since_words,
from tasks
inner join plan using (plan_id)
inner join rating_scale on rating_scale.rating = coalesce(tasks.rating, 'not_rated')
order by
    plan.title,
    rating_scale.position,
    coalesce(tasks.rating_basis = 'computed', false),
    tasks.position
