-- What needs attention first: overdue tasks (longest first), then those off track, due next quarter and unowned, behind,
-- without information; the rest isn't here.
-- One row per task, eight at most.
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

asking as (
    from rating_scale
    where asks_attention
),

ranked as (
    select
        tasks.*,
        greatest( -- on the scale of urgency_scale.weight
            if(tasks.is_overdue, 100, null),
            if(tasks.is_unowned and tasks.due_window = 'next_quarter', 85, null),
            asking.severity
        ) as weight,
    from tasks
    left join asking using (rating)
    where tasks.is_live
)

select
    ranked.plan_id,
    plan.title as plan_title,
    ranked.task_id,
    ranked.ref,
    ranked.action,
    ranked.leads,
    ranked.due_on,
    ranked.timescale_text,
    ranked.rating,
    ranked.rating_basis,
    ranked.confirmed,
    ranked.is_unowned,
    ranked.days_overdue,
    if($with_computed, ranked.computed_because, null) as computed_because,
from ranked
inner join plan using (plan_id)
where ranked.weight is not null
order by
    ranked.weight desc,
    ranked.days_overdue desc nulls last,
    ranked.due_on nulls last,
    plan.title,
    ranked.position
limit 8
