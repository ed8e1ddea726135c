-- version_rated as the database has it, from the rows that were kept.
-- $kept: where they are, put in by name.
-- task_ids: only what is given of all tasks is kept.
create or replace temp macro version_rated(known_at, task_ids) as table
    select kept.* exclude (asked_known_at) -- noqa: AM04
    from $kept as kept
    where
        if(
            task_ids is null,
            kept.asked_known_at is not distinct from known_at,
            error('What version_rated gives of some tasks isn''t kept.')
        )
