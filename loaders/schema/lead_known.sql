-- One row per lead of each task in force: as a person decided, else as written, spellings that a person made one merged.
-- is_confirmed: a person gave the task this lead. on_date, known_at, each_date: as in snapshot_known.
create or replace macro lead_known(on_date, known_at, each_date) as table
    with

    named as (
        from lead_named(on_date, known_at, each_date)
        qualify row_number() over (partition by snapshot_id, task_id, lead order by position) = 1
    )

    from named
