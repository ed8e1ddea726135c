-- decision_held as the database has it, from the rows that were kept.
-- $kept: where they are, put in by name.
create or replace temp macro decision_held(known_at) as table
    select kept.* exclude (asked_known_at) -- noqa: AM04
    from $kept as kept
    where kept.asked_known_at is not distinct from known_at
