-- One row per snapshot in force and decision about it or an earlier one: the last about the same thing, unless taken back.
-- A value of null means: as the document has it. Every note stays beside the others. decision_known leaves out what lapsed.
-- in_as_at, in_document_id: of the snapshot in force.
-- kind and subject: the field's two parts, as in finding:RULE. on_date, known_at, each_date: as in snapshot_known; decisions
-- count from their as_at, and from their clock time.
create or replace macro decision_last(on_date, known_at, each_date) as table
    with

    made as (
        select
            in_force.snapshot_id as in_snapshot_id,
            in_force.as_at as in_as_at,
            in_force.document_id as in_document_id,
            in_force.judged_at,
            decision.*,
        from snapshot_known(on_date, known_at, each_date) as in_force
        inner join decision
            on in_force.plan_id = coalesce(decision.plan_id, in_force.plan_id) and in_force.judged_at >= decision.as_at
        where known_at is null or decision.decided_at <= known_at
    ),

    standing as (
        select
            made.*,
            split_part(made.field, ':', 1) as kind,
            if(contains(made.field, ':'), substr(made.field, instr(made.field, ':') + 1), null) as subject,
        from made
        left join made as undone on made.in_snapshot_id = undone.in_snapshot_id and made.decision_id = undone.revokes
        where made.revokes is null and undone.decision_id is null
        qualify row_number() over (
            partition by
                made.in_snapshot_id, made.task_id, made.field, if(made.field = 'note', made.decision_id, null)
            order by made.as_at desc, made.decided_at desc, made.decision_id
        ) = 1
    )

    from standing
