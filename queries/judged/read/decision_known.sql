-- decision_known as the database has it, from the rows that were kept.
-- $kept: where they are, put in by name.
-- each_date: only false is kept.
create or replace temp macro decision_known(on_date, known_at, each_date) as table
    select kept.* exclude (asked_on, asked_known_at) -- noqa: AM04
    from $kept as kept
    where
        if(
            each_date,
            error('What decision_known gives for every date isn''t kept.'),
            kept.asked_on is not distinct from on_date and kept.asked_known_at is not distinct from known_at
        )
