-- One row per snapshot in force and decision about it or an earlier one: the last about the same thing, unless taken back.
-- A value of null means: as the document has it. Every note stays beside the others. decision_known leaves out what lapsed.
-- in_as_at, in_document_id: of the snapshot in force.
-- kind and subject: the field's two parts, as in finding:RULE. on_date, known_at, each_date: as in snapshot_known; decisions
-- count from their as_at until that of the next about the same, and from their clock time. An undo is of its decision's as_at.
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

    made as (
        select made.*
        from decision as made
        anti join decision as undone
            on made.decision_id = undone.revokes and (known_at is null or undone.decided_at <= known_at)
        where made.revokes is null and (known_at is null or made.decided_at <= known_at)
    ),

    about as (
        select
            plan_id as of_plan_id,
            made.*,
        from made
        where plan_id is not null
        union all
        select
            plan.plan_id as of_plan_id,
            made.*,
        from made
        cross join plan
        where made.plan_id is null
    ),

    held as (
        select
            about.*,
            split_part(field, ':', 1) as kind,
            if(contains(field, ':'), substr(field, instr(field, ':') + 1), null) as subject,
            lead(as_at) over (
                partition by of_plan_id, task_id, field, if(field = 'note', decision_id, null)
                order by as_at, decided_at, decision_id desc
            ) as held_until,
        from about
    ),

    standing as (
        select
            in_force.* exclude (in_plan_id),
            held.* exclude (of_plan_id, held_until),
        from in_force
        inner join held
            on
                in_force.in_plan_id = held.of_plan_id
                and in_force.judged_at >= held.as_at
                and in_force.judged_at < coalesce(held.held_until, 'infinity'::date)
    )

    from standing
