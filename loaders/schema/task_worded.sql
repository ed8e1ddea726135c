-- One row per task of each plan's snapshot in force: its words, under the headings that hold.
-- as_in: the first of the tasks that have the same words under the same headings, as snapshot_id and task_id; what is told from
-- words alone is told once for all of them. on_date, known_at: as in snapshot_known.
create or replace macro task_worded(on_date, known_at) as table
    with

    headed as (
        select
            in_snapshot_id as snapshot_id,
            task_id,
            any_value(value) as headings,
        from decision_known(on_date, known_at, false)
        where field = 'section' and json_valid(value)
        group by in_snapshot_id, task_id
    ),

    written as (
        select
            task.snapshot_id,
            task.plan_id,
            task.task_id,
            if(headed.headings is null, task.section, headed.headings ->> 0) as section,
            if(headed.headings is null, task.subsection, headed.headings ->> 1) as subsection,
            task.action,
            task.outcome,
        from task
        inner join snapshot_known(on_date, known_at, false) as in_force on task.snapshot_id = in_force.snapshot_id
        left join headed on task.snapshot_id = headed.snapshot_id and task.task_id = headed.task_id
    )

    select
        written.*,
        first({ 'snapshot_id': snapshot_id, 'task_id': task_id }) over (
            partition by section, subsection, action, outcome
            order by snapshot_id, task_id
        ) as as_in,
    from written
