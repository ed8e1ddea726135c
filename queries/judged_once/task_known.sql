-- One row per task, as in the database's own task_known, from what the session judged already.
-- Temporary macros are found before those of the database, and end with their session.
create or replace temp macro task_known(on_date, known_at) as table
    with

    judged as (
        select judged_once.* exclude (asked_on)
        from judged_once
        where judged_once.asked_on = on_date
    )

    from judged
