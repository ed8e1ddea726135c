-- One row per decision that confirms what a document says itself, in snapshot_id: its value is the document's own.
-- The document is that of the last snapshot up to the decision's as_at, as it was in force when the decision was made;
-- a rating that isn't declared is what the rules give at that as_at. A decision with another value is a correction.
-- The table confirmation keeps these rows, since judging asks for them each time.
create or replace macro confirmation_found() as table
    with

    about as (
        select
            decision.*,
            snapshot.snapshot_id,
            snapshot.document_id,
            snapshot.as_at as snapshot_as_at,
            if(
                decision.field = 'section' and json_valid(decision.value),
                [decision.value ->> '$[0]', decision.value ->> '$[1]'], null
            ) as given_headings,
        from decision
        inner join snapshot on decision.plan_id = snapshot.plan_id and decision.as_at >= snapshot.as_at
        left join withdrawal
            on snapshot.snapshot_id = withdrawal.snapshot_id and decision.decided_at >= withdrawal.withdrawn_at
        where
            decision.task_id is not null
            and decision.value is not null
            and decision.field in ('rating', 'disposition', 'due_on', 'leads', 'section')
            and withdrawal.snapshot_id is null
        qualify row_number() over (
            partition by decision.decision_id
            order by
                snapshot.loaded_at <= decision.decided_at desc, snapshot.as_at desc, snapshot.loaded_at desc, snapshot.snapshot_id
        ) = 1
    ),

    first_due as (
        select
            about.decision_id,
            min(task.due_on) as due_on,
        from about
        inner join snapshot_known(null, null, true) as earlier
            on about.plan_id = earlier.plan_id and about.snapshot_as_at > earlier.as_at
        inner join task on earlier.snapshot_id = task.snapshot_id and about.task_id = task.task_id
        where about.field in ('rating', 'disposition')
        group by about.decision_id
    ),

    marking as (
        select
            snapshot_id,
            bool_or(declared_rating = 'complete') as marks_completion,
        from task
        where snapshot_id in (select about.snapshot_id from about)
        group by snapshot_id
    ),

    namings as (
        select
            substr(field, len('lead_name:') + 1) as spelling,
            value as name,
        from decision_standing
        where starts_with(field, 'lead_name:') and value is not null
    ),

    written_leads as (
        select
            about.decision_id,
            list(coalesce(as_written.name, as_read.name, task_lead.lead)) as leads,
        from about
        inner join task_lead on about.snapshot_id = task_lead.snapshot_id and about.task_id = task_lead.task_id
        left join namings as as_written on task_lead.lead_text = as_written.spelling
        left join namings as as_read on task_lead.lead = as_read.spelling
        where about.field = 'leads'
        group by about.decision_id
    ),

    given as (
        select
            decision_id,
            unnest(from_json(if(json_valid(value), value, '[]'), '[{"lead": "varchar"}]')).lead as lead,
        from about
        where field = 'leads'
    ),

    given_leads as (
        select
            given.decision_id,
            list(coalesce(namings.name, given.lead)) as leads,
        from given
        left join namings on given.lead = namings.spelling
        group by given.decision_id
    ),

    ruled as (
        select
            about.*,
            task.declared_rating,
            task.evidence,
            task.timescale_kind in ('ongoing', 'recurring') as is_standing,
            task.due_on,
            written_leads.leads as lead_names,
            [task.section, task.subsection] as headings,
            rating_rule(
                task.declared_rating, task.evidence, task.lateness, task.timescale_kind in ('ongoing', 'recurring'),
                marking.marks_completion, task.timescale_kind, task.starts_on, task.start_by, task.due_on,
                least(first_due.due_on, task.due_before), about.as_at
            ) as rule,
        from about
        inner join task on about.snapshot_id = task.snapshot_id and about.task_id = task.task_id
        inner join marking on about.snapshot_id = marking.snapshot_id
        left join first_due on about.decision_id = first_due.decision_id
        left join written_leads on about.decision_id = written_leads.decision_id
    ),

    rated as (
        select
            ruled.*,
            coalesce(declared_rating, rating_by_rule(rule, is_standing)) as rating,
        from ruled
    ),

    compared as (
        select
            rated.*,
            said_in_field(
                field, rating, disposition_said(rating, rule, evidence, is_standing), due_on, lead_names, headings
            ) as said,
            said_in_field(field, value, value, value, given_leads.leads, given_headings) as given,
        from rated
        left join given_leads on rated.decision_id = given_leads.decision_id
    )

    select
        decision_id,
        snapshot_id,
        document_id,
    from compared
    where said = given
