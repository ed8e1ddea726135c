-- One row per plan: its snapshot in force at a date, and the date that it is judged at.
-- on_date: the latest snapshot at or before it; null: each plan's latest, at its own date.
create or replace macro snapshot_at(on_date) as table
select
    snapshot.*,
    coalesce(on_date, snapshot.as_at) as judged_at,
from snapshot
anti join withdrawal using (snapshot_id)
where on_date is null or snapshot.as_at <= on_date
qualify row_number() over (
    partition by snapshot.plan_id order by snapshot.as_at desc, snapshot.loaded_at desc, snapshot.snapshot_id
) = 1
