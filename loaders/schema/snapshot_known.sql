-- One row per plan, as in snapshot_at, from what was loaded and not yet withdrawn at a moment of the clock.
-- known_at: that moment, null for now. each_date: true gives every date's snapshot instead, each judged at its own date.
create or replace macro snapshot_known(on_date, known_at, each_date) as table
    with

    chosen as (
        select
            snapshot.*,
            if(each_date, snapshot.as_at, coalesce(on_date, snapshot.as_at)) as judged_at,
        from snapshot
        where
            (on_date is null or snapshot.as_at <= on_date)
            and (known_at is null or snapshot.loaded_at <= known_at)
            and not exists (
                from withdrawal
                where withdrawal.snapshot_id = snapshot.snapshot_id and (known_at is null or withdrawal.withdrawn_at <= known_at)
            )
        qualify row_number() over (
            partition by snapshot.plan_id, if(each_date, snapshot.as_at, null)
            order by snapshot.as_at desc, snapshot.loaded_at desc, snapshot.snapshot_id
        ) = 1
    )

    from chosen
