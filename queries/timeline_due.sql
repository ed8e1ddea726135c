-- How many tasks have fallen due by the end of each month, counted up; those replaced, declined or duplicate are left out.
-- One row per plan and month, from the month before the plan's first due date or its as-at date to its last, or to its as-at date; no month left out.
-- $view: what the shared filters keep, as task_shown takes it.
with

tasks as (
    from task_shown($view)
),

plans as (
    from plan
),

due as (
    select
        plan_id,
        last_day(due_on) as month_end,
        last_day(as_at) as as_at_month,
    from tasks
    where due_on is not null and is_counted
),

spans as (
    select
        plan_id,
        date_trunc('month', least(min(month_end) - interval 1 month, min(as_at_month))) as first_month,
        greatest(max(month_end), max(as_at_month)) as last_month,
    from due
    group by plan_id
),

months as (
    select
        plan_id,
        unnest(generate_series(first_month, last_month, interval 1 month)) as month,
    from spans
),

counted as (
    select
        months.plan_id,
        last_day(months.month) as month_end,
        count(due.month_end) as due_in_month,
    from months
    left join due on months.plan_id = due.plan_id and last_day(months.month) = due.month_end
    group by all
)

select
    counted.plan_id,
    plans.title as plan,
    counted.month_end,
    counted.due_in_month,
    sum(counted.due_in_month) over (partition by counted.plan_id order by counted.month_end)::bigint as due_so_far,
from counted
inner join plans using (plan_id)
order by plan, counted.plan_id, counted.month_end
