-- One row per task of each plan's snapshot in force at a date, judged at that date, as it is known now.
-- on_date: as in snapshot_at; task_known gives the same as it was known at another moment.
create or replace macro task_at(on_date) as table
    from task_judged(on_date, null, false)
