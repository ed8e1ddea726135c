-- One row per plan, as in snapshot_at, from what was loaded and not yet withdrawn at a moment of the clock.
-- known_at: that moment, null for now. each_date: true gives every date's snapshot instead, each judged at its own date.
create or replace macro snapshot_known(on_date, known_at, each_date) as table
    with

    chosen as ( -- the latest, of those the one loaded last: by a group, as a window takes three times as long
        select
            min_by(snapshot.snapshot_id, {
                'age': date '9999-12-31' - snapshot.as_at,
                'loaded_before': -epoch_us(snapshot.loaded_at),
                'snapshot_id': snapshot.snapshot_id
            }) as snapshot_id,
        from snapshot
        where
            (on_date is null or snapshot.as_at <= on_date)
            and (known_at is null or snapshot.loaded_at <= known_at)
            and not exists (
                from withdrawal
                where withdrawal.snapshot_id = snapshot.snapshot_id and (known_at is null or withdrawal.withdrawn_at <= known_at)
            )
        group by snapshot.plan_id, if(each_date, snapshot.as_at, null)
    ),

    in_force as (
        select
            snapshot.*,
            if(each_date, snapshot.as_at, coalesce(on_date, snapshot.as_at)) as judged_at,
        from snapshot
        semi join chosen on snapshot.snapshot_id = chosen.snapshot_id
    )

    from in_force
