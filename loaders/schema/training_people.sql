-- Whom a programme is for, in number: as a person says, else as many as the latest export lists. One row per plan, programme and
-- audience with either; people_source says which, in words; valid, lapsed and never are those of the latest export, at as_at, null
-- where there is none.
-- on_date, known_at: as in training_certificate.
create or replace macro training_people(on_date, known_at) as table
    with

    latest as (
        from training_stock(on_date, known_at) as stock
        qualify row_number() over (
            partition by stock.plan_id, stock.programme, stock.audience
            order by stock.as_at desc, stock.import_id
        ) = 1
    ),

    rules as (
        from training_rule_known(known_at) as known
        where known.people is not null
    )

    select
        coalesce(rules.plan_id, latest.plan_id) as plan_id,
        coalesce(rules.programme, latest.programme) as programme,
        coalesce(rules.audience, latest.audience) as audience,
        coalesce(rules.people, latest.valid + latest.lapsed + latest.never) as people,
        rules.people is not null as is_given,
        if(
            rules.people is null,
            'listed in the export of ' || day_text(latest.as_at),
            concat_ws(', ', nullif(rules.source, ''), 'set by ' || rules.set_by)
        ) as people_source,
        latest.as_at,
        latest.valid,
        latest.lapsed,
        latest.never,
    from rules
    full outer join latest
        on rules.plan_id = latest.plan_id and rules.programme = latest.programme and rules.audience = latest.audience
