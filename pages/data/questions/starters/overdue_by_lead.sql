-- Each plan at its own date; a task of two leads counts for both.
select
    lead,
    count(*) as overdue,
    max(days_overdue) as longest_days,
    plan_id as plan,
from (
    select
        plan_id,
        days_overdue,
        unnest(if(len(leads) = 0, ['no lead'], leads)) as lead,
    from task_at(null)
    where is_overdue
)
group by plan_id, lead
order by plan, lead
