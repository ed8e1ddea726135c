-- The training goals of each plan: those that its snapshot in force tells, as a number or as a share of the people, and those that a
-- person set, which stand in the place of the plan's of the same programme, audience and measure (plan_said: what the plan's are).
-- One row per goal. target: people; of a share as many as it is of the people that the programme is for, rounded up, null where their
-- number isn't known. people_source: where their number is from. is_given: set by a person, source says whence and by whom.
-- validity_months: how long the training counts, as a person says; null: not known. doubt: what the loader wasn't sure of.
-- $on_date: the date to judge at; null for each plan at its own.
-- $known_at: only what was loaded and decided by then; null for all.
-- $plans: plan ids to keep; null for all.
with

in_force as (
    from snapshot_known($on_date, $known_at, false)
),

targets as (
    from training_target
),

told as (
    from training_told
),

plans as (
    from plan
),

tasks as (
    from task
),

people as (
    from training_people($on_date, $known_at)
),

rules as (
    from training_rule_known($known_at)
),

doubts as (
    select
        snapshot_id,
        task_id,
        min(message) as doubt,
    from finding
    where rule = 'target_unclear'
    group by snapshot_id, task_id
),

by_plans as (
    select
        targets.plan_id,
        targets.snapshot_id,
        targets.task_id,
        targets.programme,
        '' as audience,
        targets.measure,
        targets.target,
        null::double as share,
        targets.due_on,
        false as is_given,
        '' as source,
    from targets
    inner join in_force on targets.snapshot_id = in_force.snapshot_id
    union all by name
    select
        told.plan_id,
        told.snapshot_id,
        told.task_id,
        told.programme,
        told.audience,
        told.measure,
        null::bigint as target,
        told.share,
        told.on_date as due_on,
        false as is_given,
        told.source,
    from told
    inner join in_force on told.snapshot_id = in_force.snapshot_id
    where told.kind = 'target' and told.share is not null
),

given as (
    select
        known.plan_id,
        in_force.snapshot_id,
        null::varchar as task_id,
        known.programme,
        known.audience,
        known.measure,
        known.target,
        known.share,
        known.due_on,
        true as is_given,
        concat_ws(', ', nullif(known.source, ''), 'set by ' || known.set_by) as source,
    from training_goal_known($known_at) as known
    inner join in_force on known.plan_id = in_force.plan_id
),

standing as (
    from by_plans
    anti join given
        on
            by_plans.plan_id = given.plan_id
            and by_plans.programme = given.programme
            and lower(by_plans.audience) = lower(given.audience)
            and by_plans.measure = given.measure
    union all by name
    from given
),

replaced as (
    select
        given.plan_id,
        given.programme,
        given.audience,
        given.measure,
        string_agg(
            if(by_plans.share is null, format('{:,}', by_plans.target), percent_text(by_plans.share))
            || coalesce(' by ' || day_text(by_plans.due_on), ''),
            ' and '
            order by by_plans.due_on, by_plans.target, by_plans.share
        ) as plan_said,
    from given
    inner join by_plans
        on
            given.plan_id = by_plans.plan_id
            and given.programme = by_plans.programme
            and lower(given.audience) = lower(by_plans.audience)
            and given.measure = by_plans.measure
    group by all
)

select
    standing.plan_id,
    plans.title as plan,
    standing.programme,
    standing.audience,
    standing.measure,
    coalesce(standing.target, ceil(round(standing.share * people.people, 6))::bigint) as target,
    standing.share,
    people.people,
    people.people_source,
    standing.due_on,
    standing.task_id,
    tasks.ref,
    doubts.doubt,
    standing.is_given,
    standing.source,
    replaced.plan_said,
    coalesce(of_group.validity_months, of_all.validity_months) as validity_months,
    in_force.judged_at,
from standing
inner join in_force on standing.snapshot_id = in_force.snapshot_id
inner join plans on standing.plan_id = plans.plan_id
left join people
    on
        standing.measure = 'staff'
        and standing.plan_id = people.plan_id
        and standing.programme = people.programme
        and lower(standing.audience) = lower(people.audience)
left join rules as of_all
    on standing.plan_id = of_all.plan_id and standing.programme = of_all.programme and of_all.audience = ''
left join rules as of_group
    on
        standing.plan_id = of_group.plan_id
        and standing.programme = of_group.programme
        and lower(standing.audience) = lower(of_group.audience)
        and of_group.audience <> ''
left join replaced
    on
        standing.is_given
        and standing.plan_id = replaced.plan_id
        and standing.programme = replaced.programme
        and standing.audience = replaced.audience
        and standing.measure = replaced.measure
left join tasks on standing.snapshot_id = tasks.snapshot_id and standing.task_id = tasks.task_id
left join doubts on standing.snapshot_id = doubts.snapshot_id and standing.task_id is not distinct from doubts.task_id and not standing.is_given
where $plans is null or list_contains($plans, standing.plan_id)
order by plan, standing.plan_id, standing.programme, standing.audience, standing.measure, standing.due_on, standing.share
