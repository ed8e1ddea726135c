-- What people have confirmed or corrected about one task up to the date that it is judged at, the newest first.
-- One row per decision that hasn't been taken back.
-- $on_date: the date to judge at; null for each plan at its own.
-- $task_id: the task.
with

decisions as (
    from decision
),

snapshots as (
    from snapshot_at($on_date)
),

known as (
    select decisions.*
    from decisions
    inner join snapshots using (plan_id)
    where decisions.as_at <= snapshots.judged_at
)

select
    known.field,
    known.value,
    known.reason,
    known.as_at,
    known.decided_by,
from known
where
    known.task_id = $task_id
    and known.revokes is null
    and known.decision_id not in (
        select taken_back.revokes
        from known as taken_back
        where taken_back.revokes is not null
    )
order by known.as_at desc, known.decided_at desc, known.decision_id asc
