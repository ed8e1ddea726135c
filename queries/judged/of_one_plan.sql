-- snapshot_known as the database has it, of one plan: all that is made from it is then of that plan too.
-- The variable of_plan: the plan. $macro: the database's own macro, put in by name.
create or replace temp macro snapshot_known(on_date, known_at, each_date) as table
    with

    chosen as (
        select of_all.*
        from $macro(on_date, known_at, each_date) as of_all
        where of_all.plan_id = getvariable('of_plan')
    )

    from chosen
