-- Tasks whose action or outcome speaks of training, with whether any figure (a goal or a count) is read from them.
-- One row per task, in the plan's order.
-- $on_date: the date to judge at; null for each plan at its own.
-- $plans: plan ids to keep; null for all.
-- $areas: areas to keep; null for all.
-- $leads: leads to keep, '' for tasks without one; null for all.
-- $ratings: ratings to keep, 'not_rated' among them; null for all.
-- $windows: due windows to keep; null for all.
-- $words: words to find; null for all.
-- $with_computed: whether ratings computed by this tool show.
with

tasks as (
    from task_shown($on_date, $plans, $areas, $leads, $ratings, $windows, $words, $with_computed)
),

plans as (
    from plan
),

figures as (
    select
        snapshot_id,
        task_id,
    from training_target
    union
    select
        snapshot_id,
        task_id,
    from training_reading
)

select
    tasks.task_id,
    tasks.plan_id,
    plans.title as plan,
    tasks.ref,
    tasks.action,
    tasks.leads,
    tasks.timescale_text,
    tasks.due_on,
    tasks.as_at,
    tasks.rating,
    tasks.rating_basis,
    tasks.is_overdue,
    tasks.days_overdue,
    exists (
        from figures
        where figures.snapshot_id = tasks.snapshot_id and figures.task_id = tasks.task_id
    ) as has_figure,
from tasks
inner join plans using (plan_id)
where regexp_matches(concat_ws(' ', tasks.action, tasks.outcome), '\b(re)?train(s|ed|ing|er|ers)?\b|\bWRAP\b|\be-?learning\b', 'i')
order by plan, tasks.plan_id, tasks.position
