-- One row per plan, programme and audience that a rule was set for, as the last one set for it has it, whole.
-- known_at: only what was set by then; null for all.
create or replace macro training_rule_known(known_at) as table
    with

    standing as (
        select training_rule.*
        from training_rule
        where known_at is null or training_rule.set_at <= known_at
        qualify row_number() over (
            partition by training_rule.plan_id, training_rule.programme, training_rule.audience
            order by training_rule.set_at desc, training_rule.rule_id
        ) = 1
    )

    from standing
