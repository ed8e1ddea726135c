-- The plans in view by what the challenge list asks of them, among the tasks that the filters keep; so many of them at a time.
-- One row per plan with a task that the filters keep. found: how many plans there are, on whichever page.
-- questions: that no decision has answered; gravest: the title of the gravest of them, null without one.
-- $ranked_by: questions or gravest; anything else by title
-- $search: kept where the title, the council or its id holds it, as plan_found has it; null for all
-- $most: at most so many rows; null for all
-- $after: after so many of them; null for none
-- $view: what the shared filters keep, as task_shown takes it; without computed ratings no question that rests on one is asked.
with

tasks as materialized (
    from task_shown($view)
),

kept as (
    from plan_found($search)
),

asked as (
    select
        challenges.plan_id,
        count(*) as questions,
        min(challenges.position) as position,
        arg_min(challenges.title, challenges.position) as gravest,
    from challenge_at($view.on_date, $view.known_at) as challenges
    inner join tasks on challenges.snapshot_id = tasks.snapshot_id and challenges.task_id = tasks.task_id
    where $view.with_computed or not challenges.needs_computed
    group by challenges.plan_id
),

dated as (
    select
        plan_id,
        any_value(as_at) as as_at,
    from tasks
    group by plan_id
),

ranked as (
    select
        kept.plan_id,
        kept.council,
        kept.title,
        dated.as_at,
        coalesce(asked.questions, 0) as questions,
        asked.gravest,
        asked.position,
    from dated
    inner join kept using (plan_id)
    left join asked using (plan_id)
)

select
    * exclude (position),
    (select count(every_one.plan_id) from ranked as every_one) as found,
from ranked
order by
    if($ranked_by = 'gravest', position, null) asc nulls last,
    if($ranked_by = 'title', 0, questions) desc,
    if($ranked_by = 'title', 0, position) asc nulls last,
    title asc,
    plan_id asc
limit $most offset $after
