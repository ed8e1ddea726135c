-- One row per plan: its snapshot in force at a date, and the date that it is judged at.
-- on_date: the latest snapshot at or before it; null: each plan's latest, at its own date.
create or replace macro snapshot_at(on_date) as table
    from snapshot_known(on_date, null, false)
