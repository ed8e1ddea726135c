-- What needs attention first: overdue tasks (longest first), then those off track, due next quarter and unowned, behind,
-- without information; the rest isn't here.
-- One row per task, eight at most.
-- $view: what the shared filters keep, as task_shown takes it.
with

tasks as (
    from task_shown($view)
),

ranked as (
    select
        tasks.*,
        case
            when is_overdue then 1
            when rating = 'off_track' then 2
            when is_unowned and due_window = 'next_quarter' then 3
            when rating = 'behind' then 4
            when rating = 'no_information' then 5
        end as urgency,
    from tasks
    where is_live
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
    if($view.with_computed, ranked.computed_because, null) as computed_because,
from ranked
inner join plan using (plan_id)
where ranked.urgency is not null
order by
    ranked.urgency,
    ranked.days_overdue desc nulls last,
    ranked.due_on nulls last,
    plan.title,
    ranked.position
limit 8
