-- Judges the tasks at a date, once.
-- on_date, known_at: as in task_known.
insert into judged_once
with

judged as (
    select
        $on_date::date as asked_on,
        tasks.*,
    from task_judged($on_date, $known_at, false) as tasks
)

from judged
