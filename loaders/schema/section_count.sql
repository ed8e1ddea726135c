-- How many tasks of each plan's snapshot in force stand in each section of a framework, by rating and by what it rests on.
-- One row per plan, section, rating and basis that has a task. A task counts in its main section alone; those whose section is
-- only a guess count as unsure, and those that serve none as none, so that all rows of a plan add up to its tasks.
-- rating: not_rated where there is none, and then basis is none. tasks = live + complete + closed (without doing it, or a
-- duplicate); late: live, and overdue or off track; overdue: of the late, those past their date.
-- of_framework: the framework; on_date, known_at: as in snapshot_known.
create or replace macro section_count(of_framework, on_date, known_at) as table
    with

    served as (
        select
            snapshot_id,
            task_id,
            if(sureness = 'unsure', 'unsure', coalesce(section, 'none')) as section,
        from task_section(of_framework, on_date, known_at)
        where is_main
    ),

    standing as (
        select
            task.plan_id,
            task.as_at,
            served.section,
            coalesce(task.rating, 'not_rated') as rating,
            coalesce(task.rating_basis, 'none') as basis,
            task.is_live,
            task.is_overdue,
            task.disposition,
        from task_known(on_date, known_at) as task
        inner join served on task.snapshot_id = served.snapshot_id and task.task_id = served.task_id
    )

    select
        plan_id,
        any_value(as_at) as as_at,
        section,
        rating,
        basis,
        count(*) as tasks,
        count_if(is_live) as live,
        count_if(is_live and (is_overdue or rating = 'off_track')) as late,
        count_if(is_overdue) as overdue,
        count_if(not is_live and disposition = 'complete') as complete,
        count_if(not is_live and disposition <> 'complete') as closed,
    from standing
    group by plan_id, section, rating, basis
