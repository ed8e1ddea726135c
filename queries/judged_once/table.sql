-- The session's table of judged tasks, empty at first. One row per task and date that it is judged at.
create temp table judged_once as
with

judged as (
    select
        null::date as asked_on,
        tasks.*,
    from task_judged(null, null, false) as tasks
    where false
)

from judged
