-- What is late or off track: live tasks past their date, or rated off track, the longest overdue first.
-- One row per task. band: how long it has been overdue, in months of 30.4375 days; tasks_in_band: how many share that.
-- $view: what the shared filters keep, as task_shown takes it.
with

tasks as (
    from task_shown($view)
    where is_live and (is_overdue or rating = 'off_track')
),

banded as (
    select
        tasks.*,
        case
            when days_overdue is null then 5
            when days_overdue < 91.3125 then 1
            when days_overdue < 182.625 then 2
            when days_overdue < 365.25 then 3
            else 4
        end as band,
    from tasks
)

select
    banded.plan_id,
    plan.title as plan,
    banded.as_at,
    banded.task_id,
    banded.ref,
    banded.action,
    banded.leads,
    banded.due_on,
    banded.timescale_text,
    banded.rating,
    banded.rating_basis,
    banded.is_overdue,
    banded.days_overdue,
    banded.confirmed,
    banded.status_text,
    banded.progress,
    banded.next_steps,
    if($view.with_computed, banded.computed_because, null) as computed_because,
    banded.band,
    count(*) over (partition by banded.band) as tasks_in_band,
from banded
inner join plan using (plan_id)
order by banded.days_overdue desc nulls last, plan.title, banded.plan_id, banded.position
