-- One row per lead of each task in force, as in lead_known, and one more for each place that gives a lead once more.
-- For who asks about few tasks: that no lead is there twice costs most where it is seen to in all versions of all plans.
-- on_date, known_at, each_date: as in snapshot_known.
create or replace macro lead_named(on_date, known_at, each_date) as table
    with

    decided as (
        from decision_known(on_date, known_at, each_date)
        where value is not null
    ),

    given as (
        select
            in_snapshot_id as snapshot_id,
            task_id,
            from_json(if(json_valid(value), value, '[]'), '[{"lead": "varchar", "lead_kind": "varchar"}]') as leads,
        from decided
        where field = 'leads'
    ),

    given_one_by_one as (
        select
            snapshot_id,
            task_id,
            unnest(range(1, len(leads) + 1))::integer as position,
            unnest(leads) as named,
        from given
    ),

    named as (
        select
            written.snapshot_id,
            written.task_id,
            written.position,
            written.name as lead,
            written.lead as lead_read,
            written.lead_kind,
            written.lead_text,
            false as is_confirmed,
        from lead_written(on_date, known_at, each_date) as written
        anti join given on written.snapshot_id = given.snapshot_id and written.task_id = given.task_id
        union all by name
        select
            one.snapshot_id,
            one.task_id,
            one.position,
            coalesce(namings.value, one.named['lead']) as lead,
            one.named['lead'] as lead_read,
            coalesce(one.named['lead_kind'], 'unknown') as lead_kind,
            one.named['lead'] as lead_text,
            true as is_confirmed,
        from given_one_by_one as one
        left join decided as namings
            on
                one.snapshot_id = namings.in_snapshot_id
                and namings.kind = 'lead_name'
                and one.named['lead'] = namings.subject
    ),

    kinds as (
        select
            lead,
            mode(lead_kind) filter (where lead_kind <> 'unknown') as lead_kind,
        from task_lead
        semi join decided on decided.kind = 'lead_name' and task_lead.lead = decided.value
        group by lead
    )

    select
        named.snapshot_id,
        named.task_id,
        named.position,
        named.lead,
        if(named.lead = named.lead_read, named.lead_kind, coalesce(kinds.lead_kind, named.lead_kind)) as lead_kind,
        named.lead_text,
        named.is_confirmed,
    from named
    left join kinds using (lead)
