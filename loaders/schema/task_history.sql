-- One row per task of every date's snapshot of each plan, judged at that snapshot's own date.
-- known_at: as in snapshot_known.
create or replace macro task_history(known_at) as table
    from task_judged(null, known_at, true)
