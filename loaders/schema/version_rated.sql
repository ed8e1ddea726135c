-- How a plan's tasks were rated in each of its versions, judged at each version's own date.
-- One row per version's date, rating and what it is based on; counted: tasks but those closed without doing and decided
-- duplicates; due_by_then: of these, due at the date or before. known_at: as in snapshot_known.
-- task_ids: tasks to count; null for all.
create or replace macro version_rated(known_at, task_ids) as table
    with

    rated as (
        select
            plan_id,
            as_at,
            rating,
            rating_basis,
            count(*) as tasks,
            count(*) filter (where is_counted) as counted,
            count(*) filter (where is_counted and due_on <= as_at) as due_by_then,
        from task_judged(null, known_at, true, with_leads := false)
        where task_ids is null or task_id in (select unnest(task_ids::varchar[]))
        group by plan_id, as_at, rating, rating_basis
    )

    from rated
