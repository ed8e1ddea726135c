-- The challenge list: what is claimed and not shown, among the tasks that the filters keep, the gravest first.
-- One row per task and rule that fires and that no decision has answered.
-- $view: what the shared filters keep, as task_shown takes it; without computed ratings no question that rests on one is asked.
with

challenges as (
    from challenge_at($view.on_date, $view.known_at)
),

tasks as (
    from task_shown($view)
),

plans as (
    from plan
)

select
    challenges.task_id || '|' || challenges.rule as entry,
    plans.title as plan_title,
    challenges.plan_id,
    challenges.snapshot_id,
    challenges.task_id,
    challenges.ref,
    challenges.action,
    challenges.area,
    challenges.leads,
    challenges.rule,
    challenges.position,
    challenges.title,
    challenges.as_at,
    challenges.snapshot_as_at,
    challenges.declared_rating,
    challenges.declared_text,
    challenges.declared_from,
    challenges.because,
    challenges.source_text,
    challenges.status_text,
    challenges.progress,
    challenges.next_steps,
    challenges.evidence,
    challenges.others,
    challenges.due_on,
    challenges.days_overdue,
    challenges.disposition,
    challenges.confirmed,
    challenges.earlier_as_at,
    challenges.earlier_leads,
    tasks.timescale_text,
    tasks.rating,
    tasks.rating_basis,
    if($view.with_computed, challenges.words_rating, null) as words_rating,
    if($view.with_computed, challenges.words_because, null) as words_because,
    count(*) over (partition by challenges.rule) as entries_of_rule,
from challenges
inner join tasks on challenges.snapshot_id = tasks.snapshot_id and challenges.task_id = tasks.task_id
inner join plans on challenges.plan_id = plans.plan_id
where $view.with_computed or not challenges.needs_computed
order by
    challenges.position asc,
    plans.title asc,
    challenges.plan_id asc,
    challenges.task_position asc
