-- One row per plan, programme, audience and measure that a person set a goal for, as set last; none where that was taken back.
-- known_at: only what was set by then; null for all.
create or replace macro training_goal_known(known_at) as table
    with

    last_set as (
        select training_goal.*
        from training_goal
        where known_at is null or training_goal.set_at <= known_at
        qualify row_number() over (
            partition by training_goal.plan_id, training_goal.programme, training_goal.audience, training_goal.measure
            order by training_goal.set_at desc, training_goal.goal_id
        ) = 1
    )

    from last_set
    where last_set.target is not null or last_set.share is not null
