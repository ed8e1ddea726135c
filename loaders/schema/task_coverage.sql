-- One row per task that the shared filters keep and section of a framework that it serves, as in task_section, with where it
-- stands: live; shown (complete, and its words or a person say so); unshown (complete, and they don't); closed without doing.
-- counts_in: the section that it counts in: its main one, unless that is only a guess.
-- of_framework: the framework; view: as task_shown takes it.
create or replace macro task_coverage(of_framework, view) as table
    with

    tasks as (
        from task_shown(view)
    ),

    varied as (
        select distinct
            snapshot_id,
            task_id,
            true as is_varied,
        from finding
        where rule = 'varied_called_complete'
    ),

    served as (
        from task_section(of_framework, view['on_date'], view['known_at'])
    ),

    standing as (
        select
            tasks.*,
            served.section as serves,
            served.is_main,
            served.sureness,
            served.because,
            if(served.is_main and served.sureness <> 'unsure', served.section, null) as counts_in,
            case
                when tasks.is_live then 'live'
                when tasks.disposition <> 'complete' then 'closed'
                when
                    list_has_any(tasks.confirmed, ['rating', 'disposition'])
                    or (tasks.evidence = 'done' and varied.is_varied is null)
                    then 'shown'
                else 'unshown'
            end as kind,
        from tasks
        inner join served on tasks.snapshot_id = served.snapshot_id and tasks.task_id = served.task_id
        left join varied on tasks.snapshot_id = varied.snapshot_id and tasks.task_id = varied.task_id
    )

    from standing
