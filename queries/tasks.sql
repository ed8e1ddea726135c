-- Every task that the filters keep, whole, the most urgent first: overdue (longest first), off track, due on the day itself,
-- behind, due in the three months after it, without information, not rated, later, undated, then what is closed or complete.
-- One row per task.
-- $view: what the shared filters keep, as task_shown takes it.
-- stale_words: that a task's plan has an old version at the date judged at; null where it hasn't. is_past_since_words: off track only
-- because time has passed since then.
with

tasks as (
    from task_urgent($view)
),

findings as (
    select
        snapshot_id,
        task_id,
        count(*) as findings,
    from finding
    where task_id is not null
    group by snapshot_id, task_id
),

dates as (
    select
        task_id,
        min_by(due_on, as_at::varchar || step) as first_due_on,
        max_by(due_on, as_at::varchar || step) as last_due_on,
        count(*) filter (where days_moved <> 0) as times_moved,
    from due_known($view.on_date, $view.known_at)
    group by task_id
),

ranked as (
    select
        tasks.*,
        dates.first_due_on,
        dates.times_moved,
        dates.last_due_on - dates.first_due_on as days_pushed,
        case
            when dates.first_due_on is null then null
            when tasks.completed_on is not null then tasks.completed_on <= dates.first_due_on
            when tasks.rating = 'complete' then null
            when dates.first_due_on <= tasks.as_at then false
        end as is_done_by_first_date,
        others.ref as duplicate_of_ref,
        coalesce(findings.findings, 0) as findings,
    from tasks
    left join findings on tasks.snapshot_id = findings.snapshot_id and tasks.task_id = findings.task_id
    left join dates on tasks.task_id = dates.task_id
    left join task as others on tasks.snapshot_id = others.snapshot_id and tasks.duplicate_of = others.task_id
)

select
    task_id,
    snapshot_id,
    plan_id,
    plan,
    council,
    as_at,
    urgency,
    urgency_reason,
    ref,
    section,
    subsection,
    area,
    position,
    action,
    outcome,
    status_text,
    progress,
    next_steps,
    timescale_text,
    timescale_kind,
    starts_on,
    due_on,
    due_before,
    start_by,
    due_window,
    fell_due_this_quarter,
    is_overdue,
    days_overdue,
    first_due_on,
    times_moved,
    days_pushed,
    is_done_by_first_date,
    completed_on,
    completed_text,
    array_to_string(leads, '; ') as leads,
    is_unowned,
    confirmed,
    duplicate_of,
    duplicate_of_ref,
    disposition <> 'duplicate' as is_distinct_work,
    rating,
    rating_basis,
    if($view.with_computed, computed_rating, null) as computed_rating,
    if($view.with_computed, computed_because, null) as computed_because,
    stale_words(snapshot_as_at, as_at) as stale_words,
    is_past_by_time_alone and is_on_stale_words as is_past_since_words,
    declared_rating,
    declared_text,
    declared_from,
    disposition,
    evidence,
    evidence_phrase,
    lateness,
    lateness_phrase,
    delay_reason,
    delay_label,
    delay_phrase,
    findings,
    locator,
from ranked
order by
    urgency asc,
    days_overdue desc nulls last,
    due_on asc nulls last,
    plan asc,
    plan_id asc,
    position asc
