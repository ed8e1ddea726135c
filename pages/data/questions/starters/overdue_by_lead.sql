-- Each plan at its own date.
select
    unnest(if(len(leads) = 0, ['no lead'], leads)) as lead,
    count(*) as overdue,
    max(days_overdue) as longest_days,
    any_value(plan_id) as plan,
from task_at(null)
where is_overdue
group by lead
order by overdue desc, lead
