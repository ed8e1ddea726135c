-- Who holds training at the day of the export that counted them: one row per standing import and row of its counts, of the import
-- counted last where a plan and programme have several of one day.
-- valid_until: the last day that it counts, to the end of the month that the file gives, else of the month that the rule's validity
-- leads to, as months are all that is kept, with the rule's days of grace; null: it never lapses. A rule of the audience goes before
-- that of the programme.
-- state: valid; lapsed (or outside the rule's window), and not renewed; never completed; null where the same people count in
-- another row, since they completed it again, or where it wasn't completed yet.
-- on_date, known_at: as in snapshot_known; imports after the date that their plan is judged at are left out.
create or replace macro training_certificate(on_date, known_at) as table
    with

    in_force as (
        from snapshot_known(on_date, known_at, false)
    ),

    rules as (
        from training_rule_known(known_at)
    ),

    counted as (
        select
            imports.import_id,
            imports.plan_id,
            imports.as_at,
            in_force.judged_at,
            completions.programme,
            completions.audience,
            completions.completed_month,
            completions.expires_month,
            completions.followed_month,
            completions.people,
        from training_import_known(known_at) as imports
        inner join in_force on imports.plan_id = in_force.plan_id and imports.as_at <= in_force.judged_at
        inner join training_completion as completions on imports.import_id = completions.import_id
        qualify rank() over (
            partition by imports.plan_id, completions.programme, imports.as_at
            order by imports.imported_at desc, imports.import_id
        ) = 1
    ),

    ruled as (
        select
            counted.*,
            coalesce(of_group.validity_months, of_all.validity_months) as validity_months,
            if(of_group.validity_months is null, coalesce(of_group.grace_days, of_all.grace_days), of_group.grace_days) as grace_days,
            if(of_group.window_from is null and of_group.window_until is null, of_all.window_from, of_group.window_from) as window_from,
            if(of_group.window_from is null and of_group.window_until is null, of_all.window_until, of_group.window_until) as window_until,
        from counted
        left join rules as of_all
            on counted.plan_id = of_all.plan_id and counted.programme = of_all.programme and of_all.audience = ''
        left join rules as of_group
            on
                counted.plan_id = of_group.plan_id
                and counted.programme = of_group.programme
                and counted.audience = of_group.audience
                and of_group.audience <> ''
    ),

    ended as (
        select
            ruled.*,
            last_day(coalesce(ruled.expires_month, (ruled.completed_month + to_months(ruled.validity_months))::date))
            + coalesce(ruled.grace_days, 0) as valid_until,
            (ruled.window_from is null or ruled.completed_month >= date_trunc('month', ruled.window_from))
            and (ruled.window_until is null or ruled.completed_month <= ruled.window_until) as is_in_window,
        from ruled
    )

    select
        ended.import_id,
        ended.plan_id,
        ended.as_at,
        ended.judged_at,
        ended.programme,
        ended.audience,
        ended.people,
        ended.valid_until,
        case
            when ended.completed_month is null then 'never'
            when
                ended.completed_month > ended.as_at
                or ended.followed_month <= least(ended.as_at, coalesce(ended.window_until, ended.as_at))
                then null
            when ended.is_in_window and (ended.valid_until is null or ended.valid_until >= ended.as_at) then 'valid'
            else 'lapsed'
        end as state,
        ended.completed_month is not null as is_completion,
    from ended
