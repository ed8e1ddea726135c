-- What was written about each plan, board packs aside, as numbers that change with it. One row per plan and kind of thing;
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
    decision.plan_id,
    'confirmations' as of_what,
    count(*) as number,
    null as last_at,
from confirmation
inner join decision on confirmation.decision_id = decision.decision_id
group by decision.plan_id
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
    plan_id,
    'counts of people' as of_what,
    count(*) as number,
    epoch_us(max(added_at)) as last_at,
from training_reading
group by plan_id
union all
select
    plan_id,
    'goals' as of_what,
    count(*) as number,
    epoch_us(max(set_at)) as last_at,
from training_goal
group by plan_id
union all
select
    plan_id,
    'rules of training' as of_what,
    count(*) as number,
    epoch_us(max(set_at)) as last_at,
from training_rule
group by plan_id
union all
select
    plan_id,
    'exports' as of_what,
    count(*) as number,
    epoch_us(max(imported_at)) as last_at,
from training_import
group by plan_id
union all
select
    training_import.plan_id,
    'exports withdrawn' as of_what,
    count(*) as number,
    epoch_us(max(training_import_withdrawal.withdrawn_at)) as last_at,
from training_import_withdrawal
inner join training_import on training_import_withdrawal.import_id = training_import.import_id
group by training_import.plan_id
union all
select
    plan_id,
    'entries of the assurance file' as of_what,
    count(*) as number,
    epoch_us(max(written_at)) as last_at,
from assurance_entry
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
