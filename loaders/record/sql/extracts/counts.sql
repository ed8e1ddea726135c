-- One row per section, rating and basis that has a task of a plan at a date, and one for all of them together, the last.
-- plan_id; framework; on_date.
with

counted as (
    select
        section,
        rating,
        basis,
        tasks,
        live,
        late,
        overdue,
        complete,
        closed,
    from section_count($framework, $on_date, null)
    where plan_id = $plan_id
),

summed as (
    from counted
    union all by name
    select
        'all' as section,
        'all' as rating,
        'all' as basis,
        coalesce(sum(tasks), 0)::integer as tasks,
        coalesce(sum(live), 0)::integer as live,
        coalesce(sum(late), 0)::integer as late,
        coalesce(sum(overdue), 0)::integer as overdue,
        coalesce(sum(complete), 0)::integer as complete,
        coalesce(sum(closed), 0)::integer as closed,
    from counted
)

select *
from summed
order by if(section = 'all', 1, 0), section, rating, basis
