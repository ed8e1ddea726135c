-- One row per export of a learning system that was counted and isn't withdrawn.
-- known_at: as things stood at that moment of the clock; null for now.
create or replace macro training_import_known(known_at) as table
    with

    standing as (
        select training_import.*
        from training_import
        where
            (known_at is null or training_import.imported_at <= known_at)
            and not exists (
                from training_import_withdrawal
                where
                    training_import_withdrawal.import_id = training_import.import_id
                    and (known_at is null or training_import_withdrawal.withdrawn_at <= known_at)
            )
    )

    from standing
