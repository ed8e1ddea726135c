-- What is late or off track: live tasks past their date, or rated off track, the longest overdue first.
-- One row per task. band: how long it has been overdue, in the nearest number of months of 30.4375 days; tasks_in_band: how many share that.
-- was_due_on: its first date, where the due date is another one now; is_due_decided: whether a person decided that.
-- is_way_back: whether its next steps are recovery action, written when it was known to be late (snapshot_as_at: when).
-- delay_label: the kind of cause that the words give, delay_phrase those words; both null where they give none.
-- $view: what the shared filters keep, as task_shown takes it.
with

tasks as (
    from task_shown($view)
    where is_live and (is_overdue or rating = 'off_track')
),

banded as (
    select
        tasks.*,
        least(tasks.earlier_due_on, document.due_on) as first_due_on,
        document.due_on as document_due_on,
        case
            when days_overdue is null then 5
            when round(days_overdue / 30.4375) <= 3 then 1
            when round(days_overdue / 30.4375) <= 6 then 2
            when round(days_overdue / 30.4375) <= 12 then 3
            else 4
        end as band,
    from tasks
    inner join task as document on tasks.snapshot_id = document.snapshot_id and tasks.task_id = document.task_id
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
    case
        when banded.first_due_on < banded.due_on then banded.first_due_on
        when banded.document_due_on <> banded.due_on then banded.document_due_on
    end as was_due_on,
    list_contains(banded.confirmed, 'due_on') as is_due_decided,
    banded.timescale_text,
    banded.rating,
    banded.rating_basis,
    banded.is_overdue,
    banded.days_overdue,
    banded.confirmed,
    banded.status_text,
    banded.progress,
    banded.next_steps,
    banded.snapshot_as_at,
    coalesce(trim(banded.next_steps), '') <> ''
    and is_known_late(banded.declared_rating, banded.written_rating, banded.due_on, banded.snapshot_as_at) as is_way_back,
    banded.delay_label,
    banded.delay_phrase,
    banded.band,
    count(*) over (partition by banded.band) as tasks_in_band,
from banded
inner join plan using (plan_id)
order by banded.days_overdue desc nulls last, plan.title, banded.plan_id, banded.position
