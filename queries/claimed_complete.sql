-- What the plans declare complete, among the tasks that the filters keep, and what stands behind each claim.
-- One row per task declared complete, in the plan's order. by_words: what the document's words alone make of it, one of shown, routine,
-- declined (replaced, varied), unclear. now: the same after decisions, which can also make it open or a duplicate.
-- $view: what the shared filters keep, as task_shown takes it.
with

tasks as (
    from task_shown($view)
    where declared_rating = 'complete'
),

plans as (
    from plan
),

findings as (
    select
        snapshot_id,
        task_id,
        bool_or(rule = 'routine_called_complete') as carries_on,
        bool_or(rule = 'varied_called_complete') as is_varied,
        bool_or(rule = 'milestone_ahead') as has_milestone_ahead,
    from finding
    where rule in ('routine_called_complete', 'varied_called_complete', 'milestone_ahead')
    group by snapshot_id, task_id
),

sorted as (
    select
        tasks.*,
        coalesce(findings.has_milestone_ahead, false) as has_milestone_ahead,
        list_has_any(tasks.confirmed, ['rating', 'disposition', 'duplicate_of']) as is_confirmed,
        case
            when tasks.evidence in ('declined', 'replaced') or findings.is_varied then 'declined'
            when tasks.evidence = 'done' then 'shown'
            when tasks.evidence = 'routine' or findings.carries_on then 'routine'
            else 'unclear'
        end as by_words,
    from tasks
    left join findings on tasks.snapshot_id = findings.snapshot_id and tasks.task_id = findings.task_id
),

settled as (
    select
        sorted.*,
        if(is_confirmed, case disposition
            when 'complete' then 'shown'
            when 'closed_without_doing' then 'declined'
            else disposition
        end, by_words) as now,
    from sorted
)

select
    settled.plan_id,
    plans.title as plan_title,
    settled.as_at,
    settled.task_id,
    settled.ref,
    settled.action,
    settled.area,
    settled.leads,
    settled.declared_text,
    settled.by_words,
    settled.now,
    settled.is_confirmed,
    settled.has_milestone_ahead,
    settled.evidence,
    settled.evidence_phrase,
    settled.status_text,
    settled.progress,
    settled.next_steps,
    count(*) over (partition by settled.by_words) as tasks_by_words,
    count(*) over (partition by settled.now) as tasks_now,
from settled
inner join plans using (plan_id)
order by plans.title, settled.plan_id, settled.position
