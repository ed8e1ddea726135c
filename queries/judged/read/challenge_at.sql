-- challenge_at as the database has it, from the rows that were kept.
-- $kept: where they are, put in by name.
create or replace temp macro challenge_at(on_date, known_at) as table
    with

    rows as (
        select kept.* exclude (asked_on, asked_known_at)
        from $kept as kept
        where kept.asked_on is not distinct from on_date and kept.asked_known_at is not distinct from known_at
    )

    from rows
