-- The tasks that the filters keep as a list shows them, so many at a time.
-- One row per task. found: how many tasks there are, on whichever page; plans: of how many plans.
-- $sorted_by: urgency (as in the query tasks: the most urgent first), action, lead, due, late or rating
-- $is_down: true turns an order other than urgency round; what has no value comes last either way
-- $most: at most so many rows; null for all
-- $after: after so many of them; null for none
-- $view: what the shared filters keep, as task_shown takes it.
with

tasks as materialized (
    from task_urgent($view)
),

ranked as (
    select
        tasks.*,
        case $sorted_by
            when 'action' then lower(tasks.action)
            when 'lead' then nullif(lower(array_to_string(tasks.leads, '; ')), '')
            when 'due' then tasks.due_on::varchar
        end as text_key,
        case $sorted_by
            when 'late' then tasks.days_overdue
            when 'rating' then rating_scale.position
        end as number_key,
    from tasks
    inner join rating_scale on rating_scale.rating = coalesce(tasks.rating, 'not_rated')
)

select
    task_id,
    plan_id,
    plan,
    ref,
    action,
    array_to_string(leads, '; ') as leads,
    due_on,
    due_window,
    disposition,
    timescale_text,
    days_overdue,
    confirmed,
    rating,
    rating_basis,
    (select count(every_one.task_id) from tasks as every_one) as found,
    (select count(distinct every_one.plan_id) from tasks as every_one) as plans,
from ranked
order by
    if($is_down, text_key, null) desc nulls last,
    if($is_down, null, text_key) asc nulls last,
    if($is_down, number_key, null) desc nulls last,
    if($is_down, null, number_key) asc nulls last,
    urgency asc,
    days_overdue desc nulls last,
    due_on asc nulls last,
    plan asc,
    plan_id asc,
    position asc
limit $most offset $after
