-- snapshot_known as the database has it, of one plan, from its versions that were kept: without a join or a window, as what is
-- made of one plan asks for it many times.
-- $kept: where they are, put in by name.
create or replace temp macro snapshot_known(on_date, known_at, each_date) as table
    select
        kept.* exclude (withdrawn_at, before_it), -- noqa: AM04
        if(each_date, kept.as_at, coalesce(on_date, kept.as_at)) as judged_at,
    from $kept as kept
    where
        (on_date is null or kept.as_at <= on_date)
        and (known_at is null or kept.loaded_at <= known_at)
        and (kept.withdrawn_at is null or coalesce(kept.withdrawn_at > known_at, false))
        and len(list_filter(
            kept.before_it,
            lambda one: (on_date is null or one['as_at'] <= on_date)
            and (known_at is null or one['loaded_at'] <= known_at)
            and (one['withdrawn_at'] is null or coalesce(one['withdrawn_at'] > known_at, false))
            and (not each_date or one['as_at'] = kept.as_at)
        )) = 0
