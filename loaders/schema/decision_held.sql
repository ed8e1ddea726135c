-- One row per plan and decision about it or about every plan, unless taken back, and from when to when it holds: from its as_at
-- until that of the next about the same, which is held_until; null: to this day. Every note stays beside the others.
-- of_plan_id: the plan. kind and subject: the field's two parts, as in finding:RULE. known_at: as in snapshot_known; a decision
-- counts from its clock time. An undo is of its decision's as_at.
create or replace macro decision_held(known_at) as table
    with

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
    )

    from held
