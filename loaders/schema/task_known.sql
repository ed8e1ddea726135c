-- One row per task, as in task_at, from what was loaded and decided at a moment of the clock; null: now.
create or replace macro task_known(on_date, known_at) as table
    from task_judged(on_date, known_at, false)
