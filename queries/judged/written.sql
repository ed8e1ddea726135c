-- What was written about each plan, board packs aside, as numbers that change with it. One row per plan and kind of thing;
-- without a plan, what may concern every one.
with

written as (
    select
        plan_id,
        'version' as what,
        loaded_at as written_at,
    from snapshot
    union all
    select
        snapshot.plan_id,
        'withdrawal' as what,
        withdrawal.withdrawn_at as written_at,
    from withdrawal
    inner join snapshot on withdrawal.snapshot_id = snapshot.snapshot_id
    union all
    select
        plan_id,
        'decision' as what,
        decided_at as written_at,
    from decision
    union all
    select
        decision.plan_id,
        'confirmation' as what,
        null as written_at,
    from confirmation
    inner join decision on confirmation.decision_id = decision.decision_id
    union all
    select
        plan_id,
        'mapping' as what,
        mapped_at as written_at,
    from task_mapping
    union all
    select
        plan_id,
        'count of people' as what,
        added_at as written_at,
    from training_reading
    union all
    select
        plan_id,
        'goal' as what,
        set_at as written_at,
    from training_goal
    union all
    select
        plan_id,
        'rule of training' as what,
        set_at as written_at,
    from training_rule
    union all
    select
        plan_id,
        'export' as what,
        imported_at as written_at,
    from training_import
    union all
    select
        training_import.plan_id,
        'withdrawal of an export' as what,
        training_import_withdrawal.withdrawn_at as written_at,
    from training_import_withdrawal
    inner join training_import on training_import_withdrawal.import_id = training_import.import_id
    union all
    select
        plan_id,
        'entry of the assurance file' as what,
        written_at,
    from assurance_entry
    union all
    select
        null as plan_id,
        'entry of a framework' as what,
        written_at,
    from framework_entry
    union all
    select
        null as plan_id,
        'purge' as what,
        purged_at as written_at,
    from purge
)

select
    plan_id,
    what,
    count(*) as number,
    epoch_us(max(written_at)) as last_at,
from written
group by plan_id, what
