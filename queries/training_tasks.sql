-- Tasks whose action or outcome speaks of training, or that report a figure of it (a goal or a count), and whether they do.
-- One row per task, in the plan's order.
-- $view: what the shared filters keep, as task_shown takes it.
with

tasks as (
    from task_shown($view)
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
