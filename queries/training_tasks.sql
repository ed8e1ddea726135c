-- Tasks whose action or outcome speaks of training, or that report a figure of it (a goal or a count), and whether they do.
-- One row per task, in the plan's order.
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
),

told as (
    select
        tasks.*,
        exists (
            from figures
            where figures.snapshot_id = tasks.snapshot_id and figures.task_id = tasks.task_id
        ) as has_figure,
    from tasks
)

select
    told.task_id,
    told.plan_id,
    plans.title as plan,
    told.ref,
    told.action,
    told.leads,
    told.timescale_text,
    told.due_on,
    told.as_at,
    told.rating,
    told.rating_basis,
    told.is_overdue,
    told.days_overdue,
    told.has_figure,
from told
inner join plans using (plan_id)
where
    told.has_figure
    or regexp_matches(concat_ws(' ', told.action, told.outcome), '\b(re)?train(s|ed|ing|er|ers)?\b|\bWRAP\b|\be-?learning\b', 'i')
order by plan, told.plan_id, told.position
