-- The challenge list: what is claimed and not shown, among the tasks that the filters keep, the gravest first.
-- One row per task and rule that fires and that no decision has answered.
-- $on_date: the date to judge at; null for each plan at its own.
-- $known_at: only what was loaded and decided by then; null for all.
-- $plans: plan ids to keep; null for all.
-- $areas: areas to keep; null for all.
-- $leads: leads to keep, '' for tasks without one; null for all.
-- $ratings: ratings to keep, 'not_rated' among them; null for all.
-- $windows: due windows to keep; null for all.
-- $words: words to find; null for all.
-- $with_computed: whether ratings computed by this tool show, and questions that rest on them are asked.
with

challenges as (
    from challenge_at($on_date, $known_at)
),

tasks as (
    from task_shown($on_date, $known_at, $plans, $areas, $leads, $ratings, $windows, $words, $with_computed)
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
    if($with_computed, challenges.words_rating, null) as words_rating,
    if($with_computed, challenges.words_because, null) as words_because,
    count(*) over (partition by challenges.rule) as entries_of_rule,
from challenges
inner join tasks on challenges.snapshot_id = tasks.snapshot_id and challenges.task_id = tasks.task_id
inner join plans on challenges.plan_id = plans.plan_id
where $with_computed or not challenges.needs_computed
order by
    challenges.position asc,
    plans.title asc,
    challenges.plan_id asc,
    challenges.task_position asc
