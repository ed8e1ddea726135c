-- framework_section_worded as the database has it, from the rows that were kept.
-- $kept: where they are, put in by name.
create or replace temp macro framework_section_worded(known_at := 'infinity'::timestamptz) as table
    select kept.* exclude (asked_known_at) -- noqa: AM04
    from $kept as kept
    where kept.asked_known_at is not distinct from known_at
