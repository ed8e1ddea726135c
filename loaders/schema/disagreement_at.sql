-- One row per decision in force about an earlier document with which the document in force at a date disagrees.
-- A rating, where the document declares another, or where its words changed and give another; a due date, where it has
-- another; leads, section and disposition, where its own are other ones and aren't those of the earlier document.
-- said_then, says_now: the documents' own values, in the form of the decision's; the basis is of a rating (declared,
-- computed). then_as_at: of the document that the decision was about; null where that was withdrawn and none stands for it.
-- on_date, known_at: as in task_known.
create or replace macro disagreement_at(on_date, known_at) as table
    with

    decided as (
        select
            made.*,
            in_force.as_at as snapshot_as_at,
        from decision_known(on_date, known_at, false) as made
        inner join snapshot_known(on_date, known_at, false) as in_force on made.in_snapshot_id = in_force.snapshot_id
        where
            made.task_id is not null
            and made.value is not null
            and made.as_at < in_force.as_at
            and made.field in ('rating', 'disposition', 'due_on', 'leads', 'section')
    ),

    spans as ( -- an asof join of so few compares each with all
        select
            snapshot_id,
            plan_id,
            as_at,
            coalesce(lead(as_at) over (partition by plan_id order by as_at), 'infinity'::date) as until,
        from snapshot_known(null, known_at, true)
    ),

    paired as (
        select
            decided.*,
            earlier.snapshot_id as then_snapshot_id,
            earlier.as_at as then_as_at,
        from decided
        left join spans as earlier
            on decided.plan_id = earlier.plan_id and decided.as_at >= earlier.as_at and decided.as_at < earlier.until
    ),

    sides as (
        select
            decision_id,
            field,
            task_id,
            'then' as side,
            then_snapshot_id as snapshot_id
        from paired
        union all
        select
            decision_id,
            field,
            task_id,
            'now' as side,
            in_snapshot_id as snapshot_id
        from paired
    ),

    earlier_due as (
        select
            paired.decision_id,
            min(task.due_on) as due_on,
        from paired
        inner join snapshot_known(null, known_at, true) as earlier
            on paired.plan_id = earlier.plan_id and paired.then_as_at > earlier.as_at
        inner join task on earlier.snapshot_id = task.snapshot_id and paired.task_id = task.task_id
        where paired.field in ('rating', 'disposition')
        group by paired.decision_id
    ),

    redated as (
        select
            in_snapshot_id as snapshot_id,
            task_id,
            max(try_cast(value as date)) as due_on,
        from decision_known(null, known_at, true)
        where field = 'due_on' and value is not null
        group by in_snapshot_id, task_id
    ),

    marking as (
        select
            snapshot_id,
            bool_or(declared_rating = 'complete') as marks_completion,
        from task
        where snapshot_id in (select paired.then_snapshot_id from paired)
        group by snapshot_id
    ),

    judged_then as ( -- as task_judged has it of every date's version, of which few are asked for
        select
            paired.decision_id,
            task.timescale_kind in ('ongoing', 'recurring') as is_standing,
            rating_rule(
                task.declared_rating, task.evidence, task.lateness, is_standing, marking.marks_completion, task.timescale_kind,
                task.starts_on, task.start_by, coalesce(redated.due_on, task.due_on),
                least(earlier_due.due_on, task.due_before), paired.then_as_at
            ) as rating_rule,
        from paired
        inner join task on paired.then_snapshot_id = task.snapshot_id and paired.task_id = task.task_id
        inner join marking on task.snapshot_id = marking.snapshot_id
        left join earlier_due on paired.decision_id = earlier_due.decision_id
        left join redated on task.snapshot_id = redated.snapshot_id and task.task_id = redated.task_id
        where paired.field in ('rating', 'disposition')
    ),

    judged as (
        select
            'then' as side,
            decision_id,
            rating_by_rule(rating_rule, is_standing) as computed_rating,
            rating_rule,
        from judged_then
        union all
        select
            'now' as side,
            paired.decision_id,
            task.computed_rating,
            task.rating_rule,
        from paired
        inner join task_known(on_date, known_at) as task
            on paired.in_snapshot_id = task.snapshot_id and paired.task_id = task.task_id
    ),

    spellings as (
        select
            in_snapshot_id,
            subject as spelling,
            value as name,
        from decision_known(on_date, known_at, false)
        where kind = 'lead_name' and value is not null
    ),

    written_leads as (
        select
            sides.decision_id,
            sides.side,
            list(struct_pack(lead := written.name, lead_kind := written.lead_kind) order by written.position) as leads,
            list_sort(list(distinct written.name)) as names,
        from sides
        inner join lead_written(null, known_at, true) as written
            on sides.snapshot_id = written.snapshot_id and sides.task_id = written.task_id
        where sides.field = 'leads'
        group by sides.decision_id, sides.side
    ),

    given as (
        select
            decision_id,
            in_snapshot_id,
            unnest(from_json(if(json_valid(value), value, '[]'), '[{"lead": "varchar"}]')).lead as lead,
        from decided
        where field = 'leads'
    ),

    given_leads as (
        select
            given.decision_id,
            list_sort(list(distinct coalesce(spellings.name, given.lead))) as names,
        from given
        left join spellings on given.in_snapshot_id = spellings.in_snapshot_id and given.lead = spellings.spelling
        group by given.decision_id
    ),

    documents as (
        select
            sides.decision_id,
            sides.side,
            task.ref,
            task.action,
            task.declared_rating,
            judged.computed_rating,
            [task.status_text, task.progress] as words,
            task.due_on,
            [task.section, task.subsection] as headings,
            coalesce(written_leads.names, []) as lead_names,
            coalesce(to_json(written_leads.leads)::varchar, '[]') as leads,
            disposition_said(
                coalesce(task.declared_rating, judged.computed_rating), judged.rating_rule, task.evidence,
                task.timescale_kind in ('ongoing', 'recurring')
            ) as disposition,
        from sides
        inner join task on sides.snapshot_id = task.snapshot_id and sides.task_id = task.task_id
        left join judged on sides.decision_id = judged.decision_id and sides.side = judged.side
        left join written_leads on sides.decision_id = written_leads.decision_id and sides.side = written_leads.side
    ),

    held_against as (
        select
            paired.* exclude (then_as_at),
            if(document_then.decision_id is null, null, paired.then_as_at) as then_as_at,
            document_now.ref,
            document_now.action,
            case paired.field
                when 'rating' then coalesce(document_then.declared_rating, document_then.computed_rating)
                when 'disposition' then document_then.disposition
                when 'due_on' then document_then.due_on::varchar
                when 'leads' then document_then.leads
                when 'section' then to_json(document_then.headings)::varchar
            end as said_then,
            if(document_then.declared_rating is null, 'computed', 'declared') as said_basis,
            case paired.field
                when 'rating' then coalesce(document_now.declared_rating, document_now.computed_rating)
                when 'disposition' then document_now.disposition
                when 'due_on' then document_now.due_on::varchar
                when 'leads' then document_now.leads
                when 'section' then to_json(document_now.headings)::varchar
            end as says_now,
            if(document_now.declared_rating is null, 'computed', 'declared') as says_basis,
            case paired.field
                when 'rating'
                    then
                        coalesce(document_now.declared_rating, document_now.computed_rating) <> paired.value
                        and (
                            document_now.declared_rating is not null
                            or (document_now.words is distinct from document_then.words)
                        )
                when 'disposition'
                    then
                        document_now.disposition <> paired.value
                        and (document_now.disposition is distinct from document_then.disposition)
                when 'due_on' then document_now.due_on <> try_cast(paired.value as date)
                when 'leads'
                    then
                        document_now.lead_names <> coalesce(given_leads.names, [])
                        and (document_now.lead_names is distinct from document_then.lead_names)
                when 'section' then
                    (document_now.headings is distinct from [paired.value ->> '$[0]', paired.value ->> '$[1]'])
                    and (document_now.headings is distinct from document_then.headings)
            end as disagrees,
        from paired
        inner join documents as document_now on paired.decision_id = document_now.decision_id and document_now.side = 'now'
        left join documents as document_then on paired.decision_id = document_then.decision_id and document_then.side = 'then'
        left join given_leads on paired.decision_id = given_leads.decision_id
    )

    select
        decision_id,
        plan_id,
        task_id,
        ref,
        action,
        field,
        value,
        reason,
        as_at,
        decided_by,
        decided_at,
        then_as_at,
        said_then,
        if(field = 'rating' and said_then is not null, said_basis, null) as said_basis,
        in_snapshot_id as snapshot_id,
        snapshot_as_at,
        judged_at,
        says_now,
        if(field = 'rating', says_basis, null) as says_basis,
    from held_against
    where disagrees
