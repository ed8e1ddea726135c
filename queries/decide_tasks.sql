-- The tasks that the filters keep, with what can be decided on each, the most doubtful first: those with a question of the
-- challenge list (the gravest first), not rated, rated by this tool, declared by the plan, confirmed; then in the plan's order.
-- One row per task.
-- $view: what the shared filters keep, as task_shown takes it.
-- question: the gravest that the challenge list asks of it, by its title; null without one.
with

tasks as (
    from task_shown($view)
),

plans as (
    from plan
),

questions as (
    select
        snapshot_id,
        task_id,
        min(position) as position,
        arg_min(title, position) as question,
    from challenge_at($view.on_date, $view.known_at)
    where $view.with_computed or not needs_computed
    group by snapshot_id, task_id
)

select
    tasks.task_id,
    tasks.snapshot_id,
    tasks.plan_id,
    plans.title as plan,
    tasks.as_at,
    tasks.ref,
    tasks.action,
    tasks.status_text,
    tasks.progress,
    tasks.next_steps,
    tasks.timescale_text,
    tasks.rating,
    tasks.rating_basis,
    tasks.disposition,
    tasks.due_on,
    array_to_string(tasks.leads, '; ') as leads,
    tasks.section,
    tasks.subsection,
    tasks.confirmed,
    questions.question,
from tasks
inner join plans using (plan_id)
left join questions on tasks.snapshot_id = questions.snapshot_id and tasks.task_id = questions.task_id
order by
    questions.position asc nulls last,
    case tasks.rating_basis when 'computed' then 1 when 'declared' then 2 when 'confirmed' then 3 else 0 end asc,
    plans.title asc,
    tasks.plan_id asc,
    tasks.position asc
