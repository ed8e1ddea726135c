-- One row per snapshot in force and decision about it or an earlier one: the last about the same thing, unless taken back.
-- A value of null means: as the document has it. decision_known leaves out what lapsed; the other columns are as in decision_held.
-- in_as_at, in_document_id: of the snapshot in force. on_date, known_at, each_date: as in snapshot_known.
create or replace macro decision_last(on_date, known_at, each_date) as table
    with

    in_force as (
        select
            snapshot_id as in_snapshot_id,
            plan_id as in_plan_id,
            as_at as in_as_at,
            document_id as in_document_id,
            judged_at,
        from snapshot_known(on_date, known_at, each_date)
    ),

    standing as (
        select
            in_force.* exclude (in_plan_id),
            held.* exclude (of_plan_id, held_until),
        from in_force
        inner join decision_held(known_at) as held
            on
                in_force.in_plan_id = held.of_plan_id
                and in_force.judged_at >= held.as_at
                and in_force.judged_at < coalesce(held.held_until, 'infinity'::date)
    )

    from standing
