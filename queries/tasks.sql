-- Every task that the filters keep, whole, the most urgent first: overdue (longest first), off track, behind,
-- due within three months, without information, not rated, later, undated, then what is closed or complete.
-- One row per task.
-- $on_date: the date to judge at; null for each plan at its own.
-- $known_at: only what was loaded and decided by then; null for all.
-- $plans: plan ids to keep; null for all.
-- $areas: areas to keep; null for all.
-- $leads: leads to keep, '' for tasks without one; null for all.
-- $ratings: ratings to keep, 'not_rated' among them; null for all.
-- $windows: due windows to keep; null for all.
-- $words: words to find; null for all.
-- $with_computed: whether ratings computed by this tool show.
with

tasks as (
    from task_shown($on_date, $known_at, $plans, $areas, $leads, $ratings, $windows, $words, $with_computed)
),

plans as (
    from plan
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

ranked as (
    select
        tasks.*,
        plans.title as plan,
        plans.council,
        coalesce(findings.findings, 0) as findings,
        case
            when tasks.is_overdue then 1
            when tasks.disposition = 'complete' then 10
            when not tasks.is_live then 9
            when tasks.rating = 'off_track' then 2
            when tasks.rating = 'behind' then 3
            when tasks.due_window = 'next_quarter' then 4
            when tasks.rating = 'no_information' then 5
            when tasks.rating is null then 6
            when tasks.due_window = 'later' then 7
            else 8
        end as urgency,
    from tasks
    inner join plans using (plan_id)
    left join findings on tasks.snapshot_id = findings.snapshot_id and tasks.task_id = findings.task_id
)

select
    task_id,
    snapshot_id,
    plan_id,
    plan,
    council,
    as_at,
    urgency,
    ref,
    section,
    subsection,
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
    is_overdue,
    days_overdue,
    completed_on,
    completed_text,
    array_to_string(leads, '; ') as leads,
    is_unowned,
    confirmed,
    duplicate_of,
    rating,
    rating_basis,
    if($with_computed, computed_rating, null) as computed_rating,
    if($with_computed, computed_because, null) as computed_because,
    declared_rating,
    declared_text,
    declared_from,
    disposition,
    evidence,
    evidence_phrase,
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
