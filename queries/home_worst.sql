-- What to look at first: overdue tasks (longest first), then those off track, due on the day itself, due next quarter and unowned,
-- behind, without information. Where none of these is in view, what is due next.
-- One row per task, five at most. asks: whether it is one of the first kind. reported: the plan’s own words.
-- $view: what the shared filters keep, as task_shown takes it.
with

tasks as (
    from task_shown($view)
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
            if(tasks.due_window = 'due_today', 88, null),
            if(tasks.is_unowned and tasks.due_window = 'next_quarter', 85, null),
            asking.severity
        ) as weight,
        weight is not null as asks,
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
    ranked.due_window,
    ranked.asks,
    coalesce(ranked.progress, ranked.status_text) as reported,
    if($view.with_computed, ranked.computed_because, null) as computed_because,
from ranked
inner join plan using (plan_id)
where if((select bool_or(every_one.asks) from ranked as every_one), ranked.asks, ranked.due_on is not null)
order by
    ranked.weight desc nulls last,
    ranked.days_overdue desc nulls last,
    ranked.due_on nulls last,
    plan.title,
    ranked.position
limit 5
