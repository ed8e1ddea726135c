-- What was written about each plan that tasks are judged by, as numbers that change with it. One row per plan and kind of thing;
-- without a plan, what may concern every one.
select
    plan_id,
    'versions' as of_what,
    count(*) as number,
    epoch_us(max(loaded_at)) as last_at,
from snapshot
group by plan_id
union all
select
    snapshot.plan_id,
    'withdrawals' as of_what,
    count(*) as number,
    epoch_us(max(withdrawal.withdrawn_at)) as last_at,
from withdrawal
inner join snapshot on withdrawal.snapshot_id = snapshot.snapshot_id
group by snapshot.plan_id
union all
select
    plan_id,
    'decisions' as of_what,
    count(*) as number,
    epoch_us(max(decided_at)) as last_at,
from decision
group by plan_id
union all
select
    plan_id,
    'mappings' as of_what,
    count(*) as number,
    epoch_us(max(mapped_at)) as last_at,
from task_mapping
group by plan_id
union all
select
    null as plan_id,
    'entries of frameworks' as of_what,
    count(*) as number,
    epoch_us(max(written_at)) as last_at,
from framework_entry
union all
select
    null as plan_id,
    'purges' as of_what,
    count(*) as number,
    epoch_us(max(purged_at)) as last_at,
from purge
