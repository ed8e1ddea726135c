-- due_known as the database has it, from the rows that were kept.
-- $kept: where they are, put in by name.
create or replace temp macro due_known(on_date, known_at) as table
    select kept.* exclude (asked_on, asked_known_at) -- noqa: AM04
    from $kept as kept
    where kept.asked_on is not distinct from on_date and kept.asked_known_at is not distinct from known_at
