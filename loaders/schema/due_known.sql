-- One row per date that a task had: in each date's snapshot, before it where the cell says so, and as a person decided.
-- In order of as_at and step: replaced (the date that the first one replaced), document, decided. A decided date stands
-- in the snapshots after it too. days_moved: from the date before it; null for the first. decided_by, reason: of a decision.
-- on_date: only what stands by then; null for all. known_at: as in snapshot_known.
create or replace macro due_known(on_date, known_at) as table
    with

    versions as (
        from snapshot_known(on_date, known_at, true)
    ),

    decided as (
        select distinct on (decision_id)
            plan_id,
            task_id,
            as_at,
            try_cast(value as date) as due_on,
            decided_by,
            reason,
            judged_at,
        from (
            from decision_known(on_date, known_at, true)
            union all by name
            from decision_known(on_date, known_at, false)
        ) as decided
        where field = 'due_on' and value is not null
        order by decision_id asc, judged_at asc
    ),

    overruled as (
        select
            in_snapshot_id as snapshot_id,
            task_id,
            max(as_at) as since,
        from decision_known(on_date, known_at, true)
        where field = 'due_on' and value is not null
        group by in_snapshot_id, task_id
    ),

    written as (
        select
            task.plan_id,
            task.task_id,
            versions.snapshot_id,
            versions.as_at,
            task.due_on,
            task.due_before,
        from task
        inner join versions using (snapshot_id)
        left join overruled on task.snapshot_id = overruled.snapshot_id and task.task_id = overruled.task_id
        where task.due_on is not null and (overruled.since is null or overruled.since = versions.as_at)
    ),

    firsts as (
        select
            task_id,
            min(as_at) as as_at,
        from written
        group by task_id
    ),

    steps as (
        select
            written.plan_id,
            written.task_id,
            written.as_at,
            1 as step,
            'replaced' as source,
            written.due_before as due_on,
            null::varchar as decided_by,
            null::varchar as reason,
        from written
        inner join firsts on written.task_id = firsts.task_id and written.as_at = firsts.as_at
        where written.due_before is not null
        union all
        select
            plan_id,
            task_id,
            as_at,
            2 as step,
            'document' as source,
            due_on,
            null::varchar as decided_by,
            null::varchar as reason,
        from written
        union all
        select
            plan_id,
            task_id,
            as_at,
            3 as step,
            'decided' as source,
            due_on,
            decided_by,
            reason,
        from decided
        where due_on is not null
    )

    select
        steps.*,
        if(lag(task_id) over of_plan = task_id, due_on - lag(due_on) over of_plan, null) as days_moved,
    from steps
    window of_plan as (partition by plan_id order by task_id, as_at, step) -- not of each task: every part of a window costs, however few its rows
