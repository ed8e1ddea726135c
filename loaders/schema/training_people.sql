-- Whom a programme is for, in number: as a person says, else as many as the latest export of the programme lists, where those who
-- haven't completed are listed too; null where neither tells, as those who completed aren't all. One row per plan, programme and
-- audience with a rule's number or in that export; people_source says which, in words. valid, lapsed and never are of that export, at
-- as_at, null where there is none; never is null too where it lists nobody who hasn't completed.
-- on_date, known_at: as in training_certificate.
create or replace macro training_people(on_date, known_at) as table
    with

    latest as (
        select stock.* replace (nullif(stock.never, 0) as never)
        from training_stock(on_date, known_at) as stock
        qualify rank() over (
            partition by stock.plan_id, stock.programme
            order by stock.as_at desc
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
        case
            when rules.people is not null then concat_ws(', ', nullif(rules.source, ''), 'set by ' || rules.set_by)
            when latest.never is not null then 'listed in the export of ' || day_text(latest.as_at)
        end as people_source,
        latest.as_at,
        latest.valid,
        latest.lapsed,
        latest.never,
    from rules
    full outer join latest
        on rules.plan_id = latest.plan_id and rules.programme = latest.programme and rules.audience = latest.audience
