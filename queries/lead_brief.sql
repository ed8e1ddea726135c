-- What each lead has to do, for a page of their own: each task with how soon it is due.
-- One row per lead and task, in order of name, then what is due first. bucket: overdue, days_30 (due within 30 days of the date, the
-- day itself included), days_60, days_90, later, undated, settled (complete or closed). days_left: to the due date, below 0 where it has passed.
-- is_late: past its date or off track. lacks_*: what the plan doesn't say of a late task: its latest report, why it is late, what will
-- bring it back (next steps written when it was known to be late), and a date that hasn't passed. A task that several lead is each
-- one's. stale_words: that its plan's version is old at the date; null where it isn't.
-- $view: what the shared filters keep, as task_shown takes it.
with

tasks as (
    from task_shown($view)
),

held as (
    select
        tasks.*,
        unnest(leads) as lead,
    from tasks
),

bucketed as (
    select
        held.*,
        due_on - as_at as days_left,
        is_live and (is_overdue or coalesce(rating = 'off_track', false)) as is_late,
        coalesce(status_text, progress) is null as has_no_report,
        case
            when not is_live then 'settled'
            when is_overdue then 'overdue'
            when due_on is null then 'undated'
            when due_on - as_at <= 30 then 'days_30'
            when due_on - as_at <= 60 then 'days_60'
            when due_on - as_at <= 90 then 'days_90'
            else 'later'
        end as bucket,
    from held
    where $view.leads is null or list_contains($view.leads, lead)
)

select
    bucketed.lead,
    bucketed.plan_id,
    plan.title as plan,
    bucketed.as_at,
    stale_words(bucketed.snapshot_as_at, bucketed.as_at) as stale_words,
    bucketed.task_id,
    bucketed.bucket,
    bucketed.days_left,
    bucketed.is_late,
    bucketed.is_late and bucketed.has_no_report as lacks_report,
    bucketed.is_late and bucketed.delay_reason is null as lacks_cause,
    bucketed.is_late
    and not (
        bucketed.next_steps is not null
        and is_known_late(bucketed.declared_rating, bucketed.written_rating, bucketed.due_on, bucketed.snapshot_as_at)
    ) as lacks_recovery,
    bucketed.is_late and (bucketed.is_overdue or bucketed.due_on is null) as lacks_date,
    count(*) over (partition by bucketed.lead, bucketed.bucket) as tasks_in_bucket,
    count(*) over (partition by bucketed.lead) as tasks_of_lead,
from bucketed
inner join plan using (plan_id)
order by
    lower(bucketed.lead),
    bucketed.lead,
    list_position(['overdue', 'days_30', 'days_60', 'days_90', 'later', 'undated', 'settled'], bucketed.bucket),
    bucketed.due_on nulls last,
    plan.title,
    bucketed.plan_id,
    bucketed.position
